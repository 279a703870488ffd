import {
  AMEND_REGISTRATION,
  APPROVE_REGISTRATION,
  END_REGISTRATION,
  GET_QUOTA,
  GET_REGISTRATION,
  RENEW_REGISTRATION,
  SUBMIT_REGISTRATION,
  SUSPEND_REGISTRATION,
  TRANSFER_REGISTRATION,
  type Contract,
  type Registration,
} from '@gatebook/contracts';
import { rowsOfAllOffices } from '@gatebook/service-kit/testing';
import { startWorkers, type WorkersAtWork } from '../../../test/start-workers.js';

jest.setTimeout(30_000);

describe('the next contract of a worker', () => {
  let office: WorkersAtWork;
  let asOfficer: { actor: WorkersAtWork['officer'] };
  let asSupervisor: { actor: WorkersAtWork['officer'] };

  beforeAll(async () => {
    office = await startWorkers();
    asOfficer = { actor: office.officer };
    asSupervisor = { actor: office.supervisor };
  }, 90_000);
  afterAll(() => office.stop());
  beforeEach(() => (office.clock.instant = new Date('2026-12-05T02:10:00Z')));

  const contract = (from: string, to: string): Contract => ({ ...office.contract, from, to });
  const next = (registrationId: string, from: string, to: string) => ({
    registrationId,
    contract: contract(from, to),
    papers: office.papers,
  });
  const renew = ({ registrationId }: Registration, from: string, to: string) =>
    office.workers.ask(RENEW_REGISTRATION, next(registrationId, from, to), asOfficer);
  const transfer = async ({ registrationId }: Registration, from: string, to: string) => {
    const { employerId } = await office.anEmployer();
    return office.workers.ask(TRANSFER_REGISTRATION, { ...next(registrationId, from, to), employerId }, asOfficer);
  };
  const submit = ({ registrationId }: Registration) => office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asOfficer);
  const approve = ({ registrationId }: Registration) => office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor);
  const end = ({ registrationId }: Registration) =>
    office.workers.ask(END_REGISTRATION, { registrationId, reason: 'the employer has closed' }, asSupervisor);
  const write = (change: string, { registrationId }: Registration): Promise<unknown> =>
    rowsOfAllOffices(office.workers.service.dataSource, `UPDATE registration SET ${change} WHERE registration_id = $1`, [registrationId]);
  const active = async (draft = {}) => {
    const registration = await approve(await office.aSubmission(draft));
    await write(`status = 'active'`, registration);
    return registration;
  };
  /** As if the calendar had come to it: the earlier employer's registration ends, and this one is active. */
  const transferred = async (registration: Registration, from: string, to: string) => {
    const draft = await transfer(registration, from, to);
    await approve(await submit(draft));
    await write(`status = 'ended', reason = 'transferred', changed_at = '${from}T02:00:00Z'`, registration);
    await write(`status = 'active'`, draft);
    return draft;
  };

  it('begins after the last day of the one it renews, also when the draft is amended', async () => {
    const agreementId = await office.anAgreement();
    const present = await active({ agreementId });
    for (const from of ['2026-12-01', '2026-12-31'])
      await expect(renew(present, from, '2027-01-31')).rejects.toMatchObject({
        code: 'REGISTRATION_OVERLAPS',
        errors: [{ pointer: '/contract/from', detail: expect.stringContaining(`${present.number} lasts until 2026-12-31`) }],
      });
    const draft = await renew(present, '2027-01-01', '2027-01-31');
    const { registrationId } = draft;
    const sameDays = { registrationId, contract: present.contract };
    await expect(office.workers.ask(AMEND_REGISTRATION, sameDays, { ...asOfficer, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'REGISTRATION_OVERLAPS',
    });
    await expect(approve(await submit(draft))).resolves.toMatchObject({ status: 'approved' });
    const lines = await office.workers.ask(GET_QUOTA, { agreementId }, asOfficer);
    expect(lines.map(({ from, used }) => [from, used])).toEqual([
      ['2026-01-01', 1],
      ['2027-01-01', 1],
    ]);
  });

  it('begins after the day on which the one it renews was ended early', async () => {
    const present = await active();
    await end(present);
    await expect(renew(present, '2026-12-05', '2026-12-31')).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
    await expect(submit(await renew(present, '2026-12-06', '2026-12-31'))).resolves.toMatchObject({ status: 'submitted' });
  });

  it('is judged by its days when it is submitted and approved, whatever it was as a draft', async () => {
    const present = await active();
    const draft = await renew(present, '2027-01-01', '2027-01-31');
    await write(`contract_from = '2026-12-31'`, draft);
    await expect(submit(draft)).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
    await write(`contract_from = '2027-01-01'`, draft);
    await submit(draft);
    await write(`status = 'ended', contract_to = '2027-01-30', changed_at = '2027-01-15T02:00:00Z'`, present);
    await expect(approve(draft)).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
  });

  it('is one at a time: while one is live, no other follows the same', async () => {
    const present = await active();
    await submit(await renew(present, '2027-01-01', '2027-01-31'));
    await expect(renew(present, '2027-02-01', '2027-02-28')).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
    await expect(transfer(present, '2026-12-10', '2026-12-31')).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
  });

  it('overlaps what it ends while it waits as a transfer, and nothing else of its chain', async () => {
    const first = await active();
    const second = await transferred(first, '2026-12-10', '2027-01-31');
    const third = await transferred(second, '2026-12-20', '2027-02-28');
    expect((await office.workers.ask(GET_REGISTRATION, second, asOfficer)).status).toBe('ended');
    // The first has no live successor any more; the third holds the days all the same.
    await expect(submit(await renew(first, '2027-01-01', '2027-01-10'))).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
    await expect(renew(second, '2027-01-01', '2027-01-10')).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
    await expect(submit(await renew(first, '2027-03-01', '2027-03-31'))).resolves.toMatchObject({ status: 'submitted' });
    await expect(submit(await transfer(third, '2026-12-25', '2027-02-20'))).resolves.toMatchObject({ status: 'submitted' });
  });

  it('is held by the database too: no two of a chain are live on one day, whoever writes', async () => {
    const present = await active();
    const renewal = await submit(await renew(present, '2027-01-01', '2027-01-31'));
    const broken = { constraint: 'registration_one_live' };
    await expect(write(`contract_from = '2026-12-31'`, renewal)).rejects.toMatchObject(broken);
    await write(`status = 'refused'`, renewal);
    const waiting = await approve(await submit(await transfer(present, '2026-12-10', '2027-01-31')));
    await expect(write(`status = 'active'`, waiting)).rejects.toMatchObject(broken);
    // What overlaps since before there was the rule can still be suspended and ended.
    const { registrationId } = present;
    const suspended = office.workers.ask(SUSPEND_REGISTRATION, { registrationId, reason: 'inspection' }, asSupervisor);
    await expect(suspended).resolves.toMatchObject({ status: 'suspended' });
    await expect(end(present)).resolves.toMatchObject({ status: 'ended' });
    await expect(write(`status = 'active'`, waiting)).resolves.toBeDefined();
  });

  it('of two that are submitted in the same moment for the same days, one is refused', async () => {
    const first = await active();
    const second = await transferred(first, '2026-12-10', '2027-01-31');
    const third = await transferred(second, '2026-12-20', '2027-01-31');
    const drafts = [await renew(first, '2027-02-01', '2027-02-20'), await renew(third, '2027-02-10', '2027-02-28')];
    const outcomes = await Promise.allSettled(drafts.map(submit));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'submitted'));
    expect(codes.toSorted()).toEqual(['REGISTRATION_OVERLAPS', 'submitted']);
  });
});
