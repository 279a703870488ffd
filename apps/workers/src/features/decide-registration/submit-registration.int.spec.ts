import {
  APPROVE_REGISTRATION,
  END_REGISTRATION,
  GET_QUOTA,
  GET_REGISTRATION,
  PERMIT_CHANGED,
  Problem,
  REFUSE_REGISTRATION,
  REGISTRATION_CHANGED,
  REINSTATE_REGISTRATION,
  RENEW_REGISTRATION,
  RETURN_REGISTRATION,
  SET_QUOTA,
  SUBMIT_REGISTRATION,
  SUSPEND_REGISTRATION,
  TRANSFER_REGISTRATION,
  type PermitChanged,
  type Registration,
} from '@gatebook/contracts';
import { anActor, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { startWorkers, WIDE, type WorkersAtWork } from '../../../test/start-workers.js';
import { ActivateRegistrations } from '../activate-registrations/activate-registrations.js';

describe('from submission to the end of a registration', () => {
  let office: WorkersAtWork;
  let asOfficer: { actor: WorkersAtWork['officer'] };
  let asSupervisor: { actor: WorkersAtWork['officer'] };

  beforeAll(async () => {
    office = await startWorkers();
    asOfficer = { actor: office.officer };
    asSupervisor = { actor: office.supervisor };
  }, 90_000);
  afterAll(() => office.stop());
  beforeEach(() => (office.clock.instant = new Date('2026-11-21T02:10:00Z')));

  const statusOf = async ({ registrationId }: Registration) =>
    (await office.workers.ask(GET_REGISTRATION, { registrationId }, asOfficer)).status;
  const look = () => office.workers.service.app.get(ActivateRegistrations).look();
  const standing = async (agreementId: string): Promise<unknown> => office.workers.ask(GET_QUOTA, { agreementId }, asOfficer);
  const approved = async (draft = {}) => {
    const { registrationId } = await office.aSubmission(draft);
    return office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor);
  };
  const issued = (registration: Registration) => office.workers.tell(PERMIT_CHANGED, aPermit(registration));
  const active = async (draft = {}) => {
    const registration = await approved(draft);
    office.clock.instant = new Date('2026-12-05T00:00:00Z');
    await issued(registration);
    await until(async () => (await statusOf(registration)) === 'active');
    return registration;
  };

  it('does what the README shows', async () => {
    const draft = await office.aDraft({
      papers: [
        { kind: 'health-check', issuedOn: '2026-11-01' },
        { kind: 'insurance', issuedOn: '2026-11-01' },
      ],
    });
    expect(draft).toMatchObject({
      number: expect.stringMatching(/^VN-R-26-/),
      status: 'draft',
      hostSide: 'CN',
      permitType: 'VN-LABOUR-DISPATCH',
    });
    expect(await office.workers.ask(SUBMIT_REGISTRATION, draft, asOfficer)).toMatchObject({ status: 'submitted' });
    expect(await office.workers.ask(APPROVE_REGISTRATION, draft, asSupervisor)).toMatchObject({ status: 'approved' });
  });

  it('gives 50 places to exactly 50 of 200 who submit at once', async () => {
    const agreementId = await office.anAgreement({}, [
      { period: 'year', from: '2026-01-01', places: 50 },
      { period: 'year', from: '2026-01-01', places: 70, industry: 'A' },
    ]);
    const { employerId } = await office.anEmployer();
    const workers: string[] = [];
    while (workers.length < 200) workers.push(await office.aWorker());
    const drafts = await Promise.all(workers.map((personId) => office.aDraft({ agreementId, employerId, personId })));
    // On a busy machine the last in the queue are asked to come again; they do.
    const submit = async (registrationId: string, again = 5): Promise<Registration> => {
      try {
        return await office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asOfficer);
      } catch (error) {
        if (again > 0 && error instanceof Problem && error.code === 'SERVICE_UNAVAILABLE') return submit(registrationId, again - 1);
        throw error;
      }
    };
    const outcomes = await Promise.allSettled(drafts.map(({ registrationId }) => submit(registrationId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(new Set(refusals)).toEqual(new Set(['QUOTA_EXHAUSTED']));
    expect(await standing(agreementId)).toMatchObject([
      { places: 50, reserved: 50, used: 0, free: 0 },
      { places: 70, reserved: 50, used: 0, free: 20 },
    ]);
  }, 60_000);

  it('asks for a quota of the period in which the contract begins', async () => {
    const agreementId = await office.anAgreement({}, [{ period: 'month', from: '2027-01-01', places: 5 }]);
    await expect(office.aSubmission({ agreementId })).rejects.toMatchObject({ code: 'QUOTA_NOT_SET' });
    await expect(
      office.aSubmission({ agreementId, contract: { ...office.contract, from: '2027-01-31', to: '2027-03-01' } }),
    ).resolves.toMatchObject({ status: 'submitted' });
  });

  it('gives a place back on return and refusal, and uses it on approval', async () => {
    const agreementId = await office.anAgreement({}, [{ period: 'year', from: '2026-01-01', places: 1 }]);
    const { registrationId } = await office.aSubmission({ agreementId });
    await expect(office.aSubmission({ agreementId })).rejects.toMatchObject({ code: 'QUOTA_EXHAUSTED' });
    const returned = await office.workers.ask(
      RETURN_REGISTRATION,
      { registrationId, reason: 'the insurance is not legible' },
      asSupervisor,
    );
    expect(returned).toMatchObject({ status: 'draft', reason: 'the insurance is not legible' });
    const other = await office.aSubmission({ agreementId });
    await office.workers.ask(REFUSE_REGISTRATION, { registrationId: other.registrationId, reason: 'no such farm' }, asSupervisor);
    await office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asOfficer);
    await office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor);
    expect(await standing(agreementId)).toMatchObject([{ reserved: 0, used: 1, free: 0 }]);
    expect(await statusOf(other)).toBe('refused');
  });

  it('is approved by somebody else than who submitted it', async () => {
    const { registrationId } = await office.aDraft();
    await office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asSupervisor);
    await expect(office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor)).rejects.toMatchObject({
      code: 'FOUR_EYES_NEEDED',
    });
    const colleague = { actor: anActor('labour-supervisor', { officeId: office.officer.officeId }) };
    await expect(office.workers.ask(APPROVE_REGISTRATION, { registrationId }, colleague)).resolves.toMatchObject({ status: 'approved' });
    await expect(office.workers.ask(APPROVE_REGISTRATION, { registrationId }, colleague)).rejects.toMatchObject({
      code: 'REGISTRATION_STATUS',
      parameters: { currentStatus: 'approved' },
    });
  });

  it('lets one of two decisions at once through', async () => {
    const { registrationId } = await office.aSubmission();
    const decide = [
      office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor),
      office.workers.ask(REFUSE_REGISTRATION, { registrationId, reason: 'x' }, asSupervisor),
    ];
    expect((await Promise.allSettled(decide)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('turns active on the first day of the contract by the host’s clock, once its permit is issued', async () => {
    const registration = await approved();
    await issued(registration);
    await until(
      async () =>
        (
          await office.workers.service.dataSource.query('SELECT 1 FROM permit_standing WHERE registration_id = $1', [
            registration.registrationId,
          ])
        ).length === 1,
    );
    office.clock.instant = new Date('2026-11-30T15:59:00Z');
    await look();
    expect(await statusOf(registration)).toBe('approved');
    // Midnight in China is 23:00 in Viet Nam.
    office.clock.instant = new Date('2026-11-30T16:00:00Z');
    const without = await approved();
    await look();
    expect(await statusOf(registration)).toBe('active');
    expect(await statusOf(without)).toBe('approved');
    await until(async () =>
      (await office.workers.events(REGISTRATION_CHANGED)).some(
        ({ body }) => body.registrationId === registration.registrationId && body.status === 'active',
      ),
    );
  });

  it('is suspended, reinstated and ended by a supervisor, with a reason', async () => {
    const { registrationId } = await active();
    const change = (operation: typeof SUSPEND_REGISTRATION) =>
      office.workers.ask(operation, { registrationId, reason: 'inspection' }, asSupervisor);
    expect(await change(SUSPEND_REGISTRATION)).toMatchObject({ status: 'suspended', reason: 'inspection' });
    await expect(change(SUSPEND_REGISTRATION)).rejects.toMatchObject({ code: 'REGISTRATION_STATUS' });
    expect(await office.workers.ask(REINSTATE_REGISTRATION, { registrationId }, asSupervisor)).toMatchObject({ status: 'active' });
    expect(await change(END_REGISTRATION)).toMatchObject({ status: 'ended' });
  });

  it('ends the day after its contract, and the next contract is a draft linked to it', async () => {
    const registration = await active();
    const next = {
      registrationId: registration.registrationId,
      contract: { ...office.contract, from: '2027-01-01', to: '2027-03-31' },
      papers: office.papers,
    };
    const { personId, employerId, registrationId: renewalOf, number } = registration;
    const renewed = await office.workers.ask(RENEW_REGISTRATION, next, asOfficer);
    expect(renewed).toMatchObject({ status: 'draft', personId, employerId, renewalOf });
    expect(renewed.number).not.toBe(number);
    office.clock.instant = new Date('2026-12-31T15:00:00Z');
    await look();
    expect(await statusOf(registration)).toBe('active');
    office.clock.instant = new Date('2026-12-31T16:00:00Z');
    await look();
    expect(await statusOf(registration)).toBe('ended');
    await expect(
      office.workers.ask(RENEW_REGISTRATION, { ...next, registrationId: renewed.registrationId }, asOfficer),
    ).rejects.toMatchObject({ code: 'REGISTRATION_STATUS' });
  });

  it('is transferred to another employer by a registration of its own, and ends when that becomes active', async () => {
    const registration = await active();
    const { registrationId, personId } = registration;
    const { employerId } = await office.anEmployer();
    const contract = { ...office.contract, from: '2026-12-10', to: '2027-01-31' };
    const draft = await office.workers.ask(
      TRANSFER_REGISTRATION,
      { registrationId, employerId, contract, papers: office.papers },
      asOfficer,
    );
    expect(draft).toMatchObject({ status: 'draft', personId, employerId, transferOf: registrationId });
    await office.workers.ask(SUBMIT_REGISTRATION, { registrationId: draft.registrationId }, asOfficer);
    await office.workers.ask(APPROVE_REGISTRATION, { registrationId: draft.registrationId }, asSupervisor);
    expect(await statusOf(registration)).toBe('active');
    office.clock.instant = new Date('2026-12-09T16:00:00Z');
    await issued(draft);
    await until(async () => (await statusOf(draft)) === 'active');
    expect(await office.workers.ask(GET_REGISTRATION, { registrationId }, asOfficer)).toMatchObject({
      status: 'ended',
      reason: 'transferred',
    });
  });

  it('sets a quota whole, refuses less than is taken, unknown codes, repeated lines and a stale version', async () => {
    const agreementId = await office.anAgreement();
    await office.aSubmission({ agreementId });
    const set = (lines: unknown[], asked = {}) =>
      office.workers.askWhole(SET_QUOTA, { agreementId, lines: lines as typeof WIDE }, { ...asSupervisor, ...asked });
    const line = { period: 'year', from: '2026-01-01', places: 1 };
    expect(await set([line], { expectedVersion: 1 })).toMatchObject({ version: 2, body: [{ ...line, reserved: 1, used: 0, free: 0 }] });
    await expect(set([line], { expectedVersion: 1 })).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(set([{ ...line, places: 0 }])).rejects.toMatchObject({ code: 'QUOTA_BELOW_USED' });
    await expect(set([])).rejects.toMatchObject({ code: 'QUOTA_BELOW_USED' });
    await expect(set([line, { ...line, hostTerritory: 'CN-XX' }])).rejects.toMatchObject({
      code: 'TERRITORY_UNKNOWN',
      errors: [{ pointer: '/lines/1/hostTerritory' }],
    });
    await expect(set([line, line])).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });

  function aPermit({ registrationId, personId }: Registration): PermitChanged {
    return {
      permitId: uuid(),
      version: 2,
      number: 'VN-P-1',
      type: 'VN-LABOUR-DISPATCH',
      hostSide: 'CN',
      status: 'issued',
      personId,
      registrationId,
      validFrom: '2026-12-01',
      validUntil: '2026-12-31',
      gates: [],
      zone: [],
      entries: 'multiple',
      purpose: 'work',
      nationality: 'VNM',
      sex: '1',
      birthYear: 1990,
      companionIds: [],
      statusListSequence: 1,
      changedAt: '2026-11-21T00:00:00Z',
    };
  }
});
