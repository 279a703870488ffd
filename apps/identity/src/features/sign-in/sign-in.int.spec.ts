import {
  ACCESS_ENDED,
  DEACTIVATE_OFFICER,
  GET_SESSION,
  NOBODY,
  SET_PASSWORD,
  SIGN_IN,
  SIGN_OUT,
  VERIFY_ACCESS,
  type SignedInWithToken,
} from '@gatebook/contracts';
import { anActor, anAsked, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { anOffice, anOfficer, PASSWORD, startIdentity } from '../../../test/start-identity.js';
import { SignInUseCase } from './sign-in.js';

describe('signing in', () => {
  const clock = new TestClock(new Date('2026-11-21T02:00:00Z'));
  let identity: TestService;
  let officeId: string;

  beforeAll(async () => {
    identity = await startIdentity({ clock });
    ({ officeId } = await anOffice(identity));
  }, 60_000);
  afterAll(() => identity.stop());

  const signIn = (username: string, password = PASSWORD): Promise<SignedInWithToken> =>
    identity.ask(SIGN_IN, { username, password }, { actor: NOBODY });
  const verify = (token = '') => identity.ask(VERIFY_ACCESS, { token }, { actor: NOBODY });
  const actionsOn = async (thingId: string): Promise<string[]> =>
    (await identity.service.dataSource.query('SELECT action FROM audit_entry WHERE thing_id = $1 ORDER BY id', [thingId])).map(
      ({ action }: { action: string }) => action,
    );

  it('gives a session that says who the officer is, and nothing that the database alone could make one from', async () => {
    const officer = await anOfficer(identity, officeId, { displayName: 'Gate 1', gateIds: ['vncn-tan-thanh'] });
    const session = await signIn(officer.username.toUpperCase());
    expect(session).toMatchObject({
      officerId: officer.officerId,
      role: 'gate-officer',
      officeId,
      officeName: 'Gate office',
      territory: 'VN:VN-09',
      gateIds: ['vncn-tan-thanh'],
    });
    const { actor } = await verify(session.token);
    expect(actor).toEqual({
      kind: 'officer',
      id: officer.officerId,
      role: 'gate-officer',
      officeId,
      gateIds: ['vncn-tan-thanh'],
      territory: 'VN:VN-09',
    });
    await expect(identity.ask(GET_SESSION, {}, { actor })).resolves.toMatchObject({ username: officer.username, displayName: 'Gate 1' });
    expect(await actionsOn(officer.officerId)).toEqual(['create-officer', 'sign-in']);
    const [row] = await identity.service.dataSource.query('SELECT token FROM auth_session WHERE user_id = $1', [officer.officerId]);
    await expect(verify(row.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(verify(`${row.token}.${'A'.repeat(43)}=`)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('keeps passwords as argon2id', async () => {
    const officer = await anOfficer(identity, officeId);
    const [{ password }] = await identity.service.dataSource.query('SELECT password FROM auth_account WHERE user_id = $1', [
      officer.officerId,
    ]);
    expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('slows down who guesses, and writes it down', async () => {
    const officer = await anOfficer(identity, officeId);
    for (let i = 0; i < 3; i++) await expect(signIn(officer.username, 'wrong')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(signIn(officer.username)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', parameters: { retryAfterSeconds: 2 } });
    const other = await anOfficer(identity, officeId);
    await expect(signIn(other.username)).resolves.toMatchObject({ officerId: other.officerId });
    clock.instant = new Date(clock.instant.getTime() + 2_000);
    await expect(signIn(officer.username)).resolves.toMatchObject({ officerId: officer.officerId });
    expect(await actionsOn(officer.officerId)).toEqual(['create-officer', 'sign-in-failed', 'sign-in-failed', 'sign-in-failed', 'sign-in']);
  });

  it('checks no password for a caller who has stopped waiting in the queue', async () => {
    const [patient, impatient] = [await anOfficer(identity, officeId), await anOfficer(identity, officeId)];
    const useCase = identity.service.app.get(SignInUseCase);
    const queue = ({ username }: { readonly username: string }, deadline: number) =>
      useCase.execute(anAsked({ username, password: PASSWORD }, { actor: NOBODY, deadline }));
    const now = Date.now();
    const outcomes = await Promise.allSettled([queue(patient, now + 15_000), queue(impatient, now + 5), queue(patient, now + 15_000)]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'TOO_MANY_REQUESTS' } },
      { status: 'fulfilled' },
    ]);
    expect(await actionsOn(impatient.officerId)).toEqual(['create-officer']);
  });

  it('tells nobody whether a user name exists', async () => {
    await expect(signIn('nobody.here')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(signIn('not a user name!')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    const rows = await identity.service.dataSource.query('SELECT username_digest FROM failed_sign_in_at');
    expect(JSON.stringify(rows)).not.toContain('nobody');
  });

  it('ends one session at sign-out and tells so, also twice', async () => {
    const { username } = await anOfficer(identity, officeId);
    const [first, second] = [await signIn(username), await signIn(username)];
    for (let i = 0; i < 2; i++) await identity.ask(SIGN_OUT, { token: first.token });
    await expect(verify(first.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(verify(second.token)).resolves.toBeDefined();
    const told = async () => (await identity.events(ACCESS_ENDED)).filter(({ body }) => body.actorId === first.officerId);
    await until(async () => (await told()).length === 1);
    expect((await told())[0]?.body).toMatchObject({ kind: 'session', sessionDigest: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('ends every session of an officer who is deactivated or gets a new password', async () => {
    const [gone, careless] = [await anOfficer(identity, officeId), await anOfficer(identity, officeId)];
    const sessions = [await signIn(gone.username), await signIn(careless.username)];
    await identity.ask(DEACTIVATE_OFFICER, { officerId: gone.officerId });
    await identity.ask(SET_PASSWORD, { officerId: careless.officerId, password: 'another rain 88' });
    for (const { token } of sessions) await expect(verify(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(signIn(gone.username)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(signIn(careless.username)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(signIn(careless.username, 'another rain 88')).resolves.toBeDefined();
    await until(
      async () =>
        (await identity.events(ACCESS_ENDED)).filter(({ body }) => [gone.officerId, careless.officerId].includes(body.actorId)).length ===
        2,
    );
  });

  it('leaves no session when an officer is deactivated while signing in', async () => {
    const officers = await Promise.all([1, 2, 3, 4].map(() => anOfficer(identity, officeId)));
    const outcomes = await Promise.all(
      officers.flatMap(({ username, officerId }) => [signIn(username).catch(() => null), identity.ask(DEACTIVATE_OFFICER, { officerId })]),
    );
    for (const outcome of outcomes)
      if (outcome !== null && 'token' in outcome) await expect(verify(outcome.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    const ids = officers.map(({ officerId }) => officerId);
    expect(await identity.service.dataSource.query('SELECT 1 FROM auth_session WHERE user_id = ANY($1)', [ids])).toEqual([]);
  });

  it('leaves no session begun with the old password while the new one is being set', async () => {
    for (let i = 0; i < 3; i++) {
      const { officerId, username } = await anOfficer(identity, officeId);
      const setting = identity.ask(SET_PASSWORD, { officerId, password: 'another rain 88' });
      const session = await signIn(username).catch(() => null);
      await setting;
      if (session !== null) await expect(verify(session.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
      expect(await identity.service.dataSource.query('SELECT 1 FROM auth_session WHERE user_id = $1', [officerId])).toEqual([]);
    }
  });

  it('lets nobody deactivate themselves', async () => {
    const { officerId } = await anOfficer(identity, officeId, { role: 'administrator' });
    await expect(
      identity.ask(DEACTIVATE_OFFICER, { officerId }, { actor: anActor('administrator', { id: officerId }) }),
    ).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
  });
});
