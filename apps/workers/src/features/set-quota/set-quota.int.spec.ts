import { inTransaction } from '@gatebook/service-kit';
import {
  APPROVE_REGISTRATION,
  DRAFT_REGISTRATION,
  END_REGISTRATION,
  GET_QUOTA,
  REFUSE_REGISTRATION,
  RETURN_REGISTRATION,
  SET_QUOTA,
  SUBMIT_REGISTRATION,
  type QuotaLine,
  type QuotaLineStanding,
} from '@gatebook/contracts';
import { anActor, until } from '@gatebook/service-kit/testing';
import { startWorkers, type WorkersAtWork } from '../../../test/start-workers.js';

describe('setting a quota while registrations are on their way', () => {
  let office: WorkersAtWork;
  let asOfficer: { actor: WorkersAtWork['officer'] };
  let asSupervisor: { actor: WorkersAtWork['officer'] };
  const all: QuotaLine = { period: 'year', from: '2026-01-01', places: 10 };
  const farms: QuotaLine = { ...all, industry: 'A' };

  beforeAll(async () => {
    office = await startWorkers();
    asOfficer = { actor: office.officer };
    asSupervisor = { actor: office.supervisor };
  }, 90_000);
  afterAll(() => office.stop());

  const set = (agreementId: string, lines: readonly QuotaLine[]) => office.workers.ask(SET_QUOTA, { agreementId, lines }, asSupervisor);
  const submit = (registrationId: string) => office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asOfficer);
  const approved = async (agreementId: string) => {
    const { registrationId } = await office.aSubmission({ agreementId });
    return office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor);
  };
  const standing = async (agreementId: string, industry?: string): Promise<QuotaLineStanding | undefined> =>
    (await office.workers.ask(GET_QUOTA, { agreementId }, asOfficer)).find((line) => line.industry === industry);

  /** Begins the steps in their order and lets none write before all are under way. */
  async function meeting(agreementId: string, steps: readonly (() => Promise<unknown>)[]): Promise<void> {
    const { dataSource } = office.workers.service;
    const waiting = async (): Promise<number> =>
      (
        await dataSource.query(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      )[0].n;
    const begun: Promise<unknown>[] = [];
    await inTransaction(dataSource, async (tx) => {
      await tx.query('SELECT 1 FROM quota_line WHERE agreement_id = $1 FOR UPDATE', [agreementId]);
      for (const step of steps) {
        begun.push(step());
        await until(async () => (await waiting()) === begun.length);
      }
    });
    await Promise.all(begun);
  }

  it('counts in a line that comes later who holds a place already, also those whose work has ended', async () => {
    const agreementId = await office.anAgreement({}, [all]);
    await office.aDraft({ agreementId });
    const refused = await office.aSubmission({ agreementId });
    await office.workers.ask(REFUSE_REGISTRATION, { registrationId: refused.registrationId, reason: 'no such farm' }, asSupervisor);
    const submitted = await office.aSubmission({ agreementId });
    await approved(agreementId);
    const { registrationId } = await approved(agreementId);
    await office.workers.ask(END_REGISTRATION, { registrationId, reason: 'left early' }, asSupervisor);
    await office.aSubmission({ agreementId, employerId: (await office.anEmployer({ industry: 'C' })).employerId });

    await set(agreementId, [all, { ...farms, places: 3 }]);
    expect(await standing(agreementId)).toMatchObject({ reserved: 2, used: 2 });
    expect(await standing(agreementId, 'A')).toMatchObject({ reserved: 1, used: 2, free: 0 });
    await expect(office.aSubmission({ agreementId })).rejects.toMatchObject({ code: 'QUOTA_EXHAUSTED' });

    // The place that was counted is a place like any other: it is given back.
    await office.workers.ask(RETURN_REGISTRATION, { registrationId: submitted.registrationId, reason: 'not legible' }, asSupervisor);
    expect(await standing(agreementId, 'A')).toMatchObject({ reserved: 0, used: 2, free: 1 });
  });

  it('refuses a later line with fewer places than are held, and leaves the quota as it was', async () => {
    const agreementId = await office.anAgreement({}, [all]);
    for (let i = 0; i < 2; i++) await office.aSubmission({ agreementId });
    await expect(set(agreementId, [all, { ...farms, places: 1 }])).rejects.toMatchObject({
      code: 'QUOTA_BELOW_USED',
      parameters: { from: '2026-01-01', used: 2 },
    });
    expect(await standing(agreementId, 'A')).toBeUndefined();
  });

  it('counts the registrations of all offices', async () => {
    const agreementId = await office.anAgreement({}, [all]);
    const elsewhere = { actor: anActor('labour-officer') };
    const [personId, { employerId }] = [await office.aWorker(), await office.anEmployer()];
    const { contract, papers } = office;
    const draft = await office.workers.ask(DRAFT_REGISTRATION, { personId, employerId, agreementId, contract, papers }, elsewhere);
    await office.workers.ask(SUBMIT_REGISTRATION, { registrationId: draft.registrationId }, elsewhere);
    await set(agreementId, [all, farms]);
    expect(await standing(agreementId, 'A')).toMatchObject({ reserved: 1 });
  });

  it.each(['a submission', 'the new quota'])('counts a submission once in every line when %s comes first by a hair', async (first) => {
    const agreementId = await office.anAgreement({}, [all]);
    const { registrationId } = await office.aDraft({ agreementId });
    const steps = [() => submit(registrationId), () => set(agreementId, [all, farms])];
    await meeting(agreementId, first === 'a submission' ? steps : steps.toReversed());
    expect(await standing(agreementId)).toMatchObject({ reserved: 1, used: 0 });
    expect(await standing(agreementId, 'A')).toMatchObject({ reserved: 1, used: 0 });
  });

  it.each(['an approval', 'the new quota'])('uses a place of every line when %s comes first by a hair', async (first) => {
    const agreementId = await office.anAgreement({}, [all]);
    const { registrationId } = await office.aSubmission({ agreementId });
    const approve = () => office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor);
    const steps = [approve, () => set(agreementId, [all, farms])];
    await meeting(agreementId, first === 'an approval' ? steps : steps.toReversed());
    expect(await standing(agreementId)).toMatchObject({ reserved: 0, used: 1 });
    expect(await standing(agreementId, 'A')).toMatchObject({ reserved: 0, used: 1 });
  });

  it('lets nobody past a line that is set while twenty submit', async () => {
    const agreementId = await office.anAgreement({}, [all]);
    const { employerId } = await office.anEmployer();
    const drafts = await Promise.all(Array.from({ length: 20 }, () => office.aDraft({ agreementId, employerId })));
    const submissions = drafts.map(({ registrationId }) => submit(registrationId));
    await Promise.race(submissions);
    await set(agreementId, [all, farms]);
    const taken = (await Promise.allSettled(submissions)).filter(({ status }) => status === 'fulfilled').length;
    expect(taken).toBe(10);
    expect(await standing(agreementId, 'A')).toMatchObject({ reserved: 10, free: 0 });
  });
});
