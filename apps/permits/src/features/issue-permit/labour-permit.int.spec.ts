import {
  EXTEND_PERMIT,
  GET_PERMIT_CREDENTIAL,
  GET_STATUS_LIST,
  GET_TRUST_LIST,
  ISSUE_PERMIT,
  LIST_PERMITS,
  REFUSE_PERMIT,
  REGISTRATION_CHANGED,
  REINSTATE_PERMIT,
  REISSUE_PERMIT,
  REQUEST_PERMIT,
  REVOKE_PERMIT,
  RULEBOOK_IN_FORCE,
  SUSPEND_PERMIT,
  type Actor,
  type Permit,
  type RegistrationChanged,
  type RequestPermit,
} from '@gatebook/contracts';
import { readCredential, statusAt, verifyStatusList, verifyTrustList, type PermitCredential, type TrustList } from '@gatebook/credential';
import { listRulebooks } from '@gatebook/reference-data';
import { Database } from '@gatebook/service-kit';
import { anActor, rowsOfAllOffices, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { aPerson } from '../../../../persons/test/a-person.js';
import { startPersons } from '../../../../persons/test/start-persons.js';
import { aRegistration } from '../../../test/a-registration.js';
import { register, startPermits, tellOfCorridors } from '../../../test/start-permits.js';

const NOW = new Date('2026-12-05T02:10:00Z');
const LONGER = 'lang-son--extendable';

jest.setTimeout(30_000);

describe('a permit for work', () => {
  let persons: TestService;
  let permits: TestService;
  let worker: string;
  const clock = new TestClock(NOW);
  const permitOfficer = anActor('permit-officer');
  const as = (actor: Actor) => ({ actor });
  const labour = ({ officeId }: RegistrationChanged) => anActor('labour-supervisor', { officeId });

  beforeAll(async () => {
    persons = await startPersons();
    permits = await startPermits({ broker: persons.broker, clock });
    await tellOfCorridors(permits);
    await tellOfExtendableCorridor();
    worker = await register(persons, aPerson());
  }, 60_000);
  beforeEach(() => {
    clock.instant = NOW;
  });
  afterAll(async () => {
    await permits.stop();
    await persons.stop();
  });

  /** The same rules, and an extension of up to 30 days, three times. */
  async function tellOfExtendableCorridor(): Promise<void> {
    const rulebook = listRulebooks().find(({ corridorId }) => corridorId === 'lang-son--chongzuo');
    if (!rulebook) throw new Error('no rulebook');
    const extension = (place: number) => ({
      id: `99.${place + 1}`,
      times: 3,
      days: 30,
      sources: [],
      confidence: 'unverified',
      example: true,
    });
    const document = {
      ...rulebook,
      corridorId: LONGER,
      permits: rulebook.permits.map((rule, place) => ({ ...rule, extension: extension(place) })),
    };
    await permits.tell(RULEBOOK_IN_FORCE, { corridorId: LONGER, version: 1, effectiveFrom: document.effectiveFrom, document });
    await until(
      async () => (await permits.service.dataSource.query('SELECT 1 FROM rulebook WHERE corridor_id = $1', [LONGER])).length === 1,
    );
  }

  const settled = async ({ registrationId, version }: RegistrationChanged): Promise<boolean> =>
    (
      await permits.service.dataSource.query(
        'SELECT 1 FROM registration WHERE registration_id = $1 AND version >= $2 AND NOT EXISTS (SELECT 1 FROM job WHERE key = $1::text)',
        [registrationId, version],
      )
    ).length === 1;
  const told = async (changes: Partial<RegistrationChanged> = {}): Promise<RegistrationChanged> => {
    const registration = aRegistration(worker, changes);
    await permits.tell(REGISTRATION_CHANGED, registration);
    await until(() => settled(registration));
    return registration;
  };
  const request = (changes: Partial<RequestPermit> = {}, actor: Actor = permitOfficer): Promise<Permit> =>
    permits.ask(
      REQUEST_PERMIT,
      {
        type: 'VN-LABOUR-DISPATCH',
        hostSide: 'CN',
        personId: worker,
        validFrom: '2026-12-05',
        validUntil: '2026-12-20',
        gates: ['vncn-huu-nghi'],
        zone: ['CN:451400'],
        purpose: 'work',
        entries: 'multiple',
        ...changes,
      },
      as(actor),
    );
  const cardOf = async (registration: RegistrationChanged): Promise<Permit> => {
    const { items } = await permits.ask(LIST_PERMITS, { registrationId: registration.registrationId }, as(labour(registration)));
    const live = items.find(({ status }) => status === 'issued');
    if (!live) throw new Error('no card');
    return live;
  };
  const trusted = async (): Promise<TrustList> => {
    const { token, root } = await permits.ask(GET_TRUST_LIST, {});
    const reading = verifyTrustList(token, root);
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    return reading.trustList;
  };
  const credentialOf = async (permitId: string, actor: Actor): Promise<PermitCredential> => {
    const { credential } = await permits.ask(GET_PERMIT_CREDENTIAL, { permitId }, as(actor));
    const reading = readCredential(credential, await trusted(), clock.now());
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    return reading.credential;
  };
  const standingOf = async ({ list, index }: PermitCredential['statusList']) => {
    const { token } = await permits.ask(GET_STATUS_LIST, { n: list });
    const reading = await verifyStatusList(token, await trusted());
    if (reading.outcome !== 'valid') throw new Error(reading.outcome);
    return statusAt(reading.statusList.bytes, index);
  };

  it('is requested for a registration only, whoever asks', async () => {
    await expect(request()).rejects.toMatchObject({ code: 'REGISTRATION_NEEDED' });
    await expect(request({}, anActor('permit-supervisor'))).rejects.toMatchObject({ code: 'REGISTRATION_NEEDED' });
  });

  it('is of the registration’s type and person and lies within its contract', async () => {
    const { registrationId } = await told({ permitType: null });
    const outside = { code: 'OUTSIDE_REGISTRATION' };
    await expect(request({ registrationId, validUntil: '2027-01-01' })).rejects.toMatchObject({
      ...outside,
      errors: [expect.objectContaining({ pointer: '/validUntil', code: 'OUTSIDE_CONTRACT' })],
    });
    const { registrationId: later } = await told({ permitType: null, contractFrom: '2026-12-10' });
    await expect(request({ registrationId: later })).rejects.toMatchObject({
      ...outside,
      errors: [expect.objectContaining({ pointer: '/validFrom' })],
    });
    await expect(request({ registrationId, type: 'CNVN-BORDER-RESIDENT-PASS' })).rejects.toMatchObject({
      code: expect.stringMatching(/OUTSIDE_REGISTRATION|PERMIT_TYPE_UNKNOWN/),
    });
    await expect(request({ registrationId, hostSide: 'LA' })).rejects.toMatchObject(outside);
    const other = await register(persons, aPerson());
    await expect(request({ registrationId, personId: other })).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    await expect(request({ registrationId })).resolves.toMatchObject({ status: 'requested', validUntil: '2026-12-20' });
  });

  it('requested while the registration stood is not issued once it has ended', async () => {
    const registration = await told({ permitType: null });
    const { permitId } = await request({ registrationId: registration.registrationId });
    await permits.service.dataSource.query(
      `UPDATE registration SET registration = jsonb_set(registration, '{status}', '"suspended"') WHERE registration_id = $1`,
      [registration.registrationId],
    );
    await expect(permits.ask(ISSUE_PERMIT, { permitId }, as(permitOfficer))).rejects.toMatchObject({ code: 'REGISTRATION_STATUS' });
    await expect(permits.ask(REFUSE_PERMIT, { permitId, reason: 'ended' }, as(labour(registration)))).resolves.toMatchObject({
      status: 'refused',
    });
  });

  it('is extended to the end of the contract and not a day beyond', async () => {
    const { registrationId } = await told({ permitType: null, corridorId: LONGER });
    const { permitId } = await request({ registrationId });
    await permits.ask(ISSUE_PERMIT, { permitId }, as(permitOfficer));
    await expect(permits.ask(EXTEND_PERMIT, { permitId, validUntil: '2027-01-05' }, as(permitOfficer))).rejects.toMatchObject({
      code: 'OUTSIDE_REGISTRATION',
    });
    await expect(permits.ask(EXTEND_PERMIT, { permitId, validUntil: '2026-12-31' }, as(permitOfficer))).resolves.toMatchObject({
      validUntil: '2026-12-31',
    });
  });

  it('is held to its registration and contract by the database too', async () => {
    const registration = await told();
    const { permitId } = await cardOf(registration);
    const change = (set: string) =>
      rowsOfAllOffices(permits.service.dataSource, `UPDATE permit SET ${set} WHERE permit_id = $1`, [permitId]);
    await expect(change(`valid_until = '2027-01-01'`)).rejects.toMatchObject({ constraint: 'permit_within_contract' });
    await expect(change('registration_id = NULL')).rejects.toMatchObject({ constraint: 'permit_labour_has_registration' });
  });

  it('is nobody’s to see or write where nobody said who asks', async () => {
    const { permitId } = await cardOf(await told());
    const { dataSource, app } = permits.service;
    const [row] = await rowsOfAllOffices<object>(dataSource, 'SELECT * FROM permit WHERE permit_id = $1', [permitId]);
    expect(row).toMatchObject({ version: 1 });
    await app.get(Database).transaction(async (tx) => {
      expect(await tx.query('SELECT 1 FROM permit')).toEqual([]);
      expect(await tx.query('UPDATE permit SET version = version + 1')).toEqual([[], 0]);
      const copy = tx.query('INSERT INTO permit SELECT * FROM jsonb_populate_record(NULL::permit, $1)', [row]);
      await expect(copy).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('issued after the contract has begun is valid from today', async () => {
    await expect(cardOf(await told())).resolves.toMatchObject({ validFrom: '2026-12-05', validUntil: '2026-12-31' });
    await expect(cardOf(await told({ contractFrom: '2026-12-20' }))).resolves.toMatchObject({ validFrom: '2026-12-20' });
  });

  it('is suspended, reinstated and revoked by the labour supervisor of its registration, and by nobody of another office', async () => {
    const registration = await told();
    const { permitId } = await cardOf(registration);
    const theirs = as(labour(registration));
    const lost = { permitId, reason: 'lost' };
    for (const stranger of [anActor('labour-supervisor'), permitOfficer, anActor('permit-supervisor')])
      for (const operation of [SUSPEND_PERMIT, REVOKE_PERMIT, REISSUE_PERMIT])
        await expect(permits.ask(operation, lost, as(stranger))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(permits.ask(SUSPEND_PERMIT, lost, theirs)).resolves.toMatchObject({ status: 'suspended', reason: 'lost' });
    await expect(permits.ask(REINSTATE_PERMIT, { permitId }, theirs)).resolves.toMatchObject({ status: 'issued' });
    const { statusList } = await credentialOf(permitId, theirs.actor);
    await expect(permits.ask(REVOKE_PERMIT, lost, theirs)).resolves.toMatchObject({ status: 'revoked' });
    expect(await standingOf(statusList)).toBe('revoked');
  });

  it('is not reinstated while its registration does not stand', async () => {
    const registration = await told();
    const { permitId } = await cardOf(registration);
    const theirs = as(labour(registration));
    await permits.ask(SUSPEND_PERMIT, { permitId, reason: 'lost' }, theirs);
    const suspended: RegistrationChanged = { ...registration, version: 4, status: 'suspended' };
    await permits.tell(REGISTRATION_CHANGED, suspended);
    await until(() => settled(suspended));
    await expect(permits.ask(REINSTATE_PERMIT, { permitId }, theirs)).rejects.toMatchObject({ code: 'REGISTRATION_STATUS' });
  });

  it('whose card is lost is issued anew for the same registration, once, with an entry of its own', async () => {
    const registration = await told();
    const lost = await cardOf(registration);
    const theirs = as(labour(registration));
    const before = await credentialOf(lost.permitId, theirs.actor);
    const both = await Promise.allSettled(
      [0, 1].map(() => permits.ask(REISSUE_PERMIT, { permitId: lost.permitId, reason: 'lost' }, theirs)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const fresh = await cardOf(registration);
    expect(fresh).toMatchObject({ replaces: lost.permitId, registrationId: registration.registrationId, validUntil: lost.validUntil });
    expect(fresh.number).not.toBe(lost.number);
    const after = await credentialOf(fresh.permitId, theirs.actor);
    expect([await standingOf(before.statusList), await standingOf(after.statusList)]).toEqual(['revoked', 'valid']);
    // What is told of the registration afterwards moves the card that stands.
    const ended: RegistrationChanged = { ...registration, version: 4, status: 'ended' };
    await permits.tell(REGISTRATION_CHANGED, ended);
    await until(() => settled(ended));
    expect(await standingOf(after.statusList)).toBe('revoked');
  });
});
