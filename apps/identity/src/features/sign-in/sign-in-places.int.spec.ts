import { NOBODY, SIGN_IN, type SignedInWithToken, type SignInFrom } from '@gatebook/contracts';
import { TestClock, type TestService } from '@gatebook/service-kit/testing';
import { anOffice, anOfficer, PASSWORD, startIdentity } from '../../../test/start-identity.js';

type Outcome = SignedInWithToken | { readonly code: string };

describe('where a sign-in comes from', () => {
  const clock = new TestClock(new Date('2026-11-21T02:00:00Z'));
  let identity: TestService;
  let username: string;

  beforeAll(async () => {
    identity = await startIdentity({ clock });
  }, 60_000);
  beforeEach(async () => {
    const { officeId } = await anOffice(identity);
    ({ username } = await anOfficer(identity, officeId));
  });
  afterAll(() => identity.stop());

  const pass = (seconds: number): void => {
    clock.instant = new Date(clock.instant.getTime() + seconds * 1_000);
  };
  const signIn = (from: Partial<SignInFrom>): Promise<Outcome> => {
    const body: SignInFrom = { username, password: PASSWORD, ...from };
    return identity.ask(SIGN_IN, body, { actor: NOBODY }).catch((error: { code: string }) => ({ code: error.code }));
  };
  const guess = (address: string): Promise<Outcome> => signIn({ address, password: 'a guess of twelve' });
  const deviceOf = (outcome: Outcome): string => ('deviceToken' in outcome ? (outcome.deviceToken ?? '') : '');

  it('lets an officer in every time, whatever somebody elsewhere guesses, and slows the guesser', async () => {
    const tries: Outcome[] = [];
    for (let i = 0; i < 9; i++) tries.push(await guess('198.51.100.9'));
    expect(tries.filter((outcome) => 'code' in outcome && outcome.code === 'TOO_MANY_REQUESTS').length).toBeGreaterThan(5);
    for (let minute = 0; minute < 20; minute++) {
      pass(60);
      await guess('198.51.100.9');
      expect(await signIn({ address: '192.0.2.1' })).toMatchObject({ username });
    }
    expect(await guess('198.51.100.9')).toEqual({ code: 'TOO_MANY_REQUESTS' });
    pass(1);
    expect(await signIn({ address: '198.51.100.9' })).toEqual({ code: 'TOO_MANY_REQUESTS' });
  }, 60_000);

  it('slows guessers at many addresses together, and never the device where the officer is known', async () => {
    const deviceToken = deviceOf(await signIn({ address: '192.0.2.1' }));
    for (let i = 0; i < 13; i++) await guess(`203.0.113.${i}`);
    expect(await signIn({ address: '203.0.113.200' })).toEqual({ code: 'TOO_MANY_REQUESTS' });
    expect(await signIn({ address: '203.0.113.200', deviceToken })).toMatchObject({ username });
    pass(7_200);
    expect(await signIn({ address: '203.0.113.200' })).toMatchObject({ username });
  });

  it('hears a known device although its address is over the gateway’s limit, and no made-up one', async () => {
    const deviceToken = deviceOf(await signIn({ address: '192.0.2.1' }));
    expect(await signIn({ address: '192.0.2.1', isOverLimit: true, deviceToken })).toMatchObject({ username });
    const madeUp = `${'A'.repeat(22)}.${'A'.repeat(43)}`;
    for (const token of [undefined, 'x', madeUp])
      expect(await signIn({ address: '192.0.2.1', isOverLimit: true, deviceToken: token })).toEqual({ code: 'TOO_MANY_REQUESTS' });
    const other = await anOfficer(identity, (await anOffice(identity)).officeId);
    expect(await signIn({ username: other.username, isOverLimit: true, deviceToken })).toEqual({ code: 'TOO_MANY_REQUESTS' });
  });

  it('holds a device to its own failures, which wear off', async () => {
    const deviceToken = deviceOf(await signIn({ address: '192.0.2.1' }));
    for (let i = 0; i < 4; i++) {
      await signIn({ deviceToken, password: 'a guess of twelve' });
      pass(3);
    }
    expect(await signIn({ deviceToken })).toEqual({ code: 'TOO_MANY_REQUESTS' });
    pass(30);
    expect(await signIn({ deviceToken })).toMatchObject({ username });
  });

  it('keeps no address and no device that a reader of the database could use', async () => {
    await guess('198.51.100.77');
    await signIn({ address: '192.0.2.77' });
    const { dataSource } = identity.service;
    const kept = JSON.stringify([
      await dataSource.query('SELECT * FROM failed_sign_in_at'),
      await dataSource.query('SELECT * FROM known_device'),
    ]);
    for (const clear of ['198.51.100.77', '192.0.2.77', username]) expect(kept).not.toContain(clear);
  });
});
