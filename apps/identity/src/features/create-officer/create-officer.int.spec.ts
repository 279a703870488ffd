import { CREATE_OFFICER, LIST_OFFICERS, LIST_OFFICES, NOBODY, SIGN_IN } from '@gatebook/contracts';
import { canonicalDigest } from '@gatebook/service-kit';
import { anActor, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { anOffice, anOfficer, PASSWORD, startIdentity } from '../../../test/start-identity.js';
import { IdentitySettings } from '../../config.js';
import { createAdministrator } from '../create-administrator/create-administrator.js';

describe('offices and officers', () => {
  let identity: TestService;

  beforeAll(async () => {
    identity = await startIdentity();
  }, 60_000);
  afterAll(() => identity.stop());

  it('begin with an administrator made on the machine itself, who can sign in', async () => {
    const settings = Object.assign(new IdentitySettings(), identity.service.app.get(IdentitySettings), {
      databaseUrl: identity.database.url,
      side: 'VN',
    });
    const made = await createAdministrator(settings, 'first.admin');
    const session = await identity.ask(SIGN_IN, { username: 'first.admin', password: made.password }, { actor: NOBODY });
    expect(session).toMatchObject({ officerId: made.officerId, role: 'administrator', officeId: made.officeId, territory: 'VN' });
    await expect(createAdministrator(settings, 'first.admin')).rejects.toThrow(
      'there is already an officer with the user name first.admin',
    );
    await expect(createAdministrator(settings, 'Not A Name')).rejects.toThrow('give a user name');
    const { officeId } = await createAdministrator(settings, 'second.admin');
    expect(officeId).toBe(made.officeId);
  });

  it('give one user name to one officer, also when two ask at once', async () => {
    const { officeId } = await anOffice(identity);
    const outcomes = await Promise.allSettled([1, 2].map(() => anOfficer(identity, officeId, { username: 'same.name' })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { code: 'USERNAME_TAKEN' } });
  });

  it('name an office that exists and gates that it works at', async () => {
    const { officeId, gateIds } = await anOffice(identity);
    await expect(anOfficer(identity, uuid())).rejects.toMatchObject({ code: 'OFFICE_UNKNOWN' });
    await expect(anOfficer(identity, officeId, { gateIds: ['vnla-la-lay'] })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ pointer: '/gateIds/0' }],
    });
    await expect(anOfficer(identity, officeId)).resolves.toMatchObject({ gateIds });
  });

  it('keep nothing of a password for an Idempotency-Key that a guess could be tried on', async () => {
    const { officeId } = await anOffice(identity);
    const request = { username: 'repeated', password: PASSWORD, role: 'labour-officer', officeId } as const;
    const asked = { actor: anActor('administrator'), idempotencyKey: uuid() };
    const first = await identity.ask(CREATE_OFFICER, request, asked);
    await expect(identity.ask(CREATE_OFFICER, request, asked)).resolves.toEqual(first);
    await expect(identity.ask(CREATE_OFFICER, { ...request, password: 'some other rain' }, asked)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const plain = canonicalDigest({ subject: CREATE_OFFICER.subject, body: request });
    expect(await identity.service.dataSource.query('SELECT 1 FROM idempotency_answer WHERE request_digest = $1', [plain])).toEqual([]);
  });

  it('are listed page by page, officers also by office', async () => {
    const office = await anOffice(identity);
    const officers = [
      await anOfficer(identity, office.officeId),
      await anOfficer(identity, office.officeId),
      await anOfficer(identity, office.officeId),
    ];
    const first = await identity.ask(LIST_OFFICERS, { officeId: office.officeId, limit: 2 });
    const rest = await identity.ask(LIST_OFFICERS, { officeId: office.officeId, limit: 2, after: String(Reflect.get(first, 'next')) });
    expect([first, rest].flatMap((page) => Reflect.get(page, 'items'))).toEqual(officers);
    expect(rest).toMatchObject({ next: null });
    await expect(identity.ask(LIST_OFFICES, { after: 'not-a-cursor' })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ pointer: '/after' }],
    });
    await expect(identity.ask(LIST_OFFICES, { limit: 200 })).resolves.toMatchObject({ items: expect.arrayContaining([office]) });
  });
});
