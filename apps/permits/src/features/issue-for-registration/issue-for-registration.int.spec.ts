import {
  GET_PERMIT,
  GET_PERMIT_CREDENTIAL,
  GET_TRUST_LIST,
  LIST_PERMITS,
  PERMIT_CHANGED,
  READ_ACCESS_LOG,
  REGISTRATION_CHANGED,
  REINSTATE_PERMIT,
  REQUEST_PERMIT,
  RULEBOOK_IN_FORCE,
  SUSPEND_PERMIT,
  type Permit,
  type RegistrationChanged,
} from '@gatebook/contracts';
import { readCredential } from '@gatebook/credential';
import { listRulebooks } from '@gatebook/reference-data';
import { startService, type RunningService, type ServiceDescription, type ServiceSettings } from '@gatebook/service-kit';
import { anActor, rowsOfAllOffices, startBroker, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aPerson } from '../../../../persons/test/a-person.js';
import { PERSONS_SERVICE } from '../../../../persons/src/service.js';
import { startPersons, TEST_KEYS as PERSONS_KEYS } from '../../../../persons/test/start-persons.js';
import { PERMITS_SERVICE } from '../../service.js';
import { aRegistration } from '../../../test/a-registration.js';
import { aVisit, register, startPermits, tellOfCorridors, TEST_KEYS } from '../../../test/start-permits.js';

const NOW = new Date('2026-12-05T02:10:00Z');

jest.setTimeout(30_000);

describe('an approved registration', () => {
  let persons: TestService;
  let permits: TestService;
  let worker: string;
  const clock = new TestClock(NOW);

  beforeAll(async () => {
    persons = await startPersons();
    permits = await startPermits({ broker: persons.broker, clock });
    await tellOfCorridors(permits);
    worker = await register(persons, aPerson());
  }, 60_000);
  afterAll(async () => {
    await permits.stop();
    await persons.stop();
  });

  const labour = ({ officeId }: RegistrationChanged) => ({ actor: anActor('labour-officer', { officeId }) });
  const permitsOf = async (registration: RegistrationChanged): Promise<readonly Permit[]> =>
    (await permits.ask(LIST_PERMITS, { registrationId: registration.registrationId }, labour(registration))).items;
  const tell = (registration: RegistrationChanged) => permits.tell(REGISTRATION_CHANGED, registration);
  const settled = async ({ registrationId, version }: RegistrationChanged): Promise<boolean> =>
    (
      await permits.service.dataSource.query(
        'SELECT 1 FROM registration WHERE registration_id = $1 AND version >= $2 AND NOT EXISTS (SELECT 1 FROM job WHERE key = $1::text)',
        [registrationId, version],
      )
    ).length === 1;
  const issuedFor = async (registration: RegistrationChanged): Promise<Permit> => {
    await tell(registration);
    await until(() => settled(registration));
    const [permit] = await permitsOf(registration);
    if (!permit) throw new Error('no permit');
    return permit;
  };
  const statusAfter = async (registration: RegistrationChanged, changes: Partial<RegistrationChanged>): Promise<string | undefined> => {
    const changed = { ...registration, ...changes };
    await tell(changed);
    await until(() => settled(changed));
    return (await permitsOf(registration))[0]?.status;
  };

  it('told five times, also under new event ids, issues one permit, valid from today to the end of the contract', async () => {
    const registration = aRegistration(worker);
    const told = { eventId: uuid() };
    await Promise.all([0, 1, 2].map(() => permits.tell(REGISTRATION_CHANGED, registration, told)));
    await Promise.all([tell(registration), tell(registration)]);
    await until(() => settled(registration));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const all = await permitsOf(registration);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      type: 'VN-LABOUR-DISPATCH',
      status: 'issued',
      version: 1,
      hostSide: 'CN',
      personId: worker,
      officeId: registration.officeId,
      purpose: 'work',
      validFrom: '2026-12-05',
      validUntil: '2026-12-31',
      gates: ['vncn-huu-nghi', 'vncn-chi-ma', 'vncn-dong-dang-rail'],
      corridorId: 'lang-son--chongzuo',
    });
    const events = (await permits.events(PERMIT_CHANGED)).filter(({ body }) => body.registrationId === registration.registrationId);
    expect(events.map(({ body }) => body.status)).toEqual(['issued']);
  });

  it('gives a credential with the employer, and the reading of the card stands in the access log', async () => {
    const lan = await register(persons, aPerson({ names: [{ script: 'Latn', familyName: 'NGUYEN', givenNames: 'THI LAN' }] }));
    const registration = aRegistration(lan);
    const { permitId } = await issuedFor(registration);
    const { credential } = await permits.ask(GET_PERMIT_CREDENTIAL, { permitId }, labour(registration));
    const reading = readCredential(credential, await trusted(), clock.now());
    expect(reading).toMatchObject({
      outcome: 'valid',
      credential: { holder: { latinName: 'NGUYEN THI LAN' }, employer: expect.stringContaining('宁明县'), workplace: 'CN:451400' },
    });
    const log = await persons.ask(READ_ACCESS_LOG, { personId: lan }, { actor: anActor('auditor'), purpose: 'audit' });
    expect(JSON.stringify(log)).toContain('permit-issue');
  });

  it('suspends, reinstates and revokes the permit with it', async () => {
    const registration = aRegistration(worker);
    await issuedFor(registration);
    expect(await statusAfter(registration, { version: 4, status: 'active' })).toBe('issued');
    expect(await statusAfter(registration, { version: 5, status: 'suspended' })).toBe('suspended');
    expect(await statusAfter(registration, { version: 6, status: 'active' })).toBe('issued');
    expect(await statusAfter(registration, { version: 7, status: 'ended' })).toBe('revoked');
    // Told late, an older state changes nothing; and what was revoked is not issued again by itself.
    await tell({ ...registration, version: 4, status: 'active' });
    expect(await statusAfter(registration, { version: 8, status: 'active' })).toBe('revoked');
    expect(await permitsOf(registration)).toHaveLength(1);
  });

  it('does not lift what an officer suspended', async () => {
    const registration = aRegistration(worker);
    const { permitId } = await issuedFor(registration);
    const officer = { actor: anActor('permit-officer', { officeId: registration.officeId }) };
    await permits.ask(SUSPEND_PERMIT, { permitId, reason: 'lost' }, officer);
    expect(await statusAfter(registration, { version: 4, status: 'active' })).toBe('suspended');
    await expect(permits.ask(REINSTATE_PERMIT, { permitId }, officer)).resolves.toMatchObject({ status: 'issued' });
  });

  it('waits for the rule and issues as soon as the rulebook is in force', async () => {
    const rulebook = listRulebooks().find(({ corridorId }) => corridorId === 'lang-son--chongzuo');
    if (!rulebook) throw new Error('no rulebook');
    const registration = aRegistration(worker, { corridorId: 'lang-son--new-road' });
    await tell(registration);
    const waits = async () =>
      (await permits.service.dataSource.query('SELECT problem FROM job WHERE key = $1', [registration.registrationId]))[0]?.problem ===
      'RULE_NOT_SET';
    await until(waits);
    const document = { ...rulebook, corridorId: 'lang-son--new-road' };
    await permits.tell(RULEBOOK_IN_FORCE, { corridorId: document.corridorId, version: 1, effectiveFrom: document.effectiveFrom, document });
    await until(() => settled(registration));
    expect(await permitsOf(registration)).toHaveLength(1);
  });

  it('without a permit type issues none by itself; its own labour office requests one, another finds nothing', async () => {
    const registration = aRegistration(worker, { permitType: null });
    await tell(registration);
    await until(() => settled(registration));
    expect(await permitsOf(registration)).toEqual([]);
    const request = aVisit(worker, {
      type: 'VN-LABOUR-DISPATCH',
      hostSide: 'CN',
      gates: ['vncn-huu-nghi'],
      zone: ['CN:451400'],
      purpose: 'work',
      registrationId: registration.registrationId,
      validFrom: '2026-12-05',
      validUntil: '2026-12-31',
    });
    await expect(permits.ask(REQUEST_PERMIT, request, { actor: anActor('labour-officer') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const both = await Promise.allSettled([
      permits.ask(REQUEST_PERMIT, request, labour(registration)),
      permits.ask(REQUEST_PERMIT, request, labour(registration)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await permitsOf(registration)).toHaveLength(1);
  });

  it('of a permit office is read by the labour office of the registration, and no permit officer there changes it', async () => {
    const registration = aRegistration(worker, { permitType: null });
    await tell(registration);
    await until(() => settled(registration));
    const officer = { actor: anActor('permit-officer') };
    const request = aVisit(worker, {
      type: 'VN-LABOUR-DISPATCH',
      hostSide: 'CN',
      gates: ['vncn-huu-nghi'],
      zone: ['CN:451400'],
      purpose: 'work',
      registrationId: registration.registrationId,
      validFrom: '2026-12-05',
      validUntil: '2026-12-31',
    });
    const { permitId } = await permits.ask(REQUEST_PERMIT, request, officer);
    await expect(permits.ask(GET_PERMIT, { permitId }, labour(registration))).resolves.toMatchObject({ permitId });
    const same = { actor: anActor('permit-officer', { officeId: registration.officeId }) };
    await expect(permits.ask(SUSPEND_PERMIT, { permitId, reason: 'lost' }, same)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  async function trusted() {
    const { sequence, issuedAt, keys } = await permits.ask(GET_TRUST_LIST, {});
    return { sequence, issuedAt, keys: keys.map((key) => ({ ...key, algorithm: 'EdDSA' as const })) };
  }
});

describe('while persons is away', () => {
  it('an approval is remembered, survives the end of the process, and the permit is issued when both are back', async () => {
    const broker = await startBroker();
    const persons = await startPersons({ broker });
    const permits = await startPermits({ broker, clock: new TestClock(NOW) });
    const running: RunningService[] = [];
    try {
      const registration = aRegistration(await register(persons, aPerson()));
      await tellOfCorridors(permits);
      await persons.stop();
      await permits.tell(REGISTRATION_CHANGED, registration);
      const problem = async () => (await permits.service.dataSource.query('SELECT problem FROM job'))[0]?.problem;
      await until(async () => (await problem()) === 'SERVICE_UNAVAILABLE', problem);
      expect(await rowsOfAllOffices(permits.service.dataSource, 'SELECT 1 FROM permit')).toEqual([]);
      await permits.stop();

      running.push(await startAgain(PERSONS_SERVICE, persons, PERSONS_KEYS), await startAgain(PERMITS_SERVICE, permits, TEST_KEYS));
      const statuses = async () =>
        running[1] &&
        rowsOfAllOffices(running[1].dataSource, 'SELECT status FROM permit WHERE registration_id = $1', [registration.registrationId]);
      await until(async () => JSON.stringify(await statuses()) === '[{"status":"issued"}]', statuses);
    } finally {
      for (const service of running) await service.stop();
      await broker.stop();
    }
  }, 60_000);
});

/** The same service on the same database and broker, as after a crash. */
function startAgain<Settings extends ServiceSettings>(
  description: ServiceDescription<Settings>,
  before: TestService,
  keys: Readonly<Record<string, string>>,
): Promise<RunningService> {
  const settings = Object.assign(new description.settingsClass(), {
    databaseUrl: before.database.url,
    ...before.broker.settingsOf(description.name),
    port: 0,
    side: 'VN',
    logLevel: 'silent',
    auditKey: Buffer.alloc(32, 4).toString('base64url'),
    ...keys,
  });
  return startService(description, settings, new TestClock(NOW));
}
