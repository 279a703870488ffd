import {
  AGREEMENT_PUBLISHED,
  AMEND_EMPLOYER,
  APPROVE_REGISTRATION,
  END_REGISTRATION,
  GET_QUOTA,
  RENEW_REGISTRATION,
  REFUSE_REGISTRATION,
  SUBMIT_REGISTRATION,
  TRANSFER_REGISTRATION,
  type Contract,
  type Registration,
} from '@gatebook/contracts';
import { anActor, rowsOfAllOffices, until } from '@gatebook/service-kit/testing';
import { startWorkers, type WorkersAtWork } from '../../../test/start-workers.js';

const BEFORE = new Date('2026-11-21T02:10:00Z');

jest.setTimeout(30_000);

describe('what was submitted', () => {
  let office: WorkersAtWork;
  beforeAll(async () => {
    office = await startWorkers();
  }, 90_000);
  afterAll(() => office.stop());
  beforeEach(() => (office.clock.instant = BEFORE));

  const approve = ({ registrationId }: Pick<Registration, 'registrationId'>): Promise<Registration> =>
    office.workers.ask(APPROVE_REGISTRATION, { registrationId }, { actor: office.supervisor });
  const submit = ({ registrationId }: Registration): Promise<Registration> =>
    office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, { actor: office.officer });

  it('is not approved once its employer is suspended, and is when the employer is back', async () => {
    const { employerId } = await office.anEmployer();
    const submission = await office.aSubmission({ employerId });
    const turn = (status: 'active' | 'suspended') =>
      office.workers.ask(AMEND_EMPLOYER, { employerId, status }, { actor: office.supervisor });
    await turn('suspended');
    await expect(approve(submission)).rejects.toMatchObject({ code: 'EMPLOYER_SUSPENDED' });
    await turn('active');
    await expect(approve(submission)).resolves.toMatchObject({ status: 'approved' });
  });

  it('is not approved once its agreement has ended', async () => {
    const agreementId = await office.anAgreement();
    const submission = await office.aSubmission({ agreementId });
    const ended = { agreementId, version: 2, kind: 'labour', corridorId: 'lang-son--chongzuo', validFrom: '2026-01-01' };
    await office.workers.tell(AGREEMENT_PUBLISHED, { ...ended, validUntil: '2026-11-30', sides: ['VN', 'CN'] });
    const version = async () =>
      (await office.workers.service.dataSource.query('SELECT version FROM agreement WHERE agreement_id = $1', [agreementId]))[0].version;
    await until(async () => (await version()) === 2);
    await expect(approve(submission)).rejects.toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE' });
  });

  it('is not approved once its papers have run out or its contract is over', async () => {
    const papers = [
      { kind: 'health-check', issuedOn: '2026-11-01', expiresOn: '2026-12-10' },
      { kind: 'insurance', number: 'BH-1', issuedOn: '2026-11-01' },
    ];
    const [short, over] = [await office.aSubmission({ papers }), await office.aSubmission()];
    office.clock.instant = new Date('2026-12-11T02:00:00Z');
    await expect(approve(short)).rejects.toMatchObject({ code: 'PAPERS_MISSING' });
    await expect(approve(over)).resolves.toMatchObject({ status: 'approved' });
    const late = await office.aSubmission();
    office.clock.instant = new Date('2027-01-01T02:00:00Z');
    await expect(approve(late)).rejects.toMatchObject({ code: 'CONTRACT_OVER' });
  });

  it('takes its places by what holds at the approval', async () => {
    const { employerId } = await office.anEmployer({ industry: 'A' });
    const agreementId = await office.anAgreement({}, [
      { period: 'year', from: '2026-01-01', places: 10 },
      { period: 'year', from: '2026-01-01', places: 10, industry: 'A' },
      { period: 'year', from: '2026-01-01', places: 10, industry: 'C' },
    ]);
    const submission = await office.aSubmission({ agreementId, employerId });
    await office.workers.ask(AMEND_EMPLOYER, { employerId, industry: 'C' }, { actor: office.officer });
    await approve(submission);
    const lines = await office.workers.ask(GET_QUOTA, { agreementId }, { actor: office.officer });
    expect(lines.map(({ industry, reserved, used }) => [industry, reserved, used])).toEqual(
      expect.arrayContaining([
        [undefined, 0, 1],
        ['A', 0, 0],
        ['C', 0, 1],
      ]),
    );
  });

  it('is one live registration of a worker for overlapping days on a host side, whichever office and agreement', async () => {
    const personId = await office.aWorker();
    const contract = (from: string, to: string): Contract => ({ ...office.contract, from, to });
    const first = await office.aSubmission({ personId });
    const elsewhere = anActor('labour-officer');
    const second = await office.aDraft({ personId, contract: contract('2026-12-31', '2027-01-10') }, elsewhere);
    const asElsewhere = { actor: elsewhere };
    const { registrationId } = second;
    await expect(office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asElsewhere)).rejects.toMatchObject({
      code: 'REGISTRATION_OVERLAPS',
    });
    const after = await office.aDraft({ personId, contract: contract('2027-01-01', '2027-01-10') });
    await expect(submit(after)).resolves.toMatchObject({ status: 'submitted' });
    for (const { registrationId: given } of [first, after])
      await office.workers.ask(REFUSE_REGISTRATION, { registrationId: given, reason: 'withdrawn' }, { actor: office.supervisor });
    await expect(office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asElsewhere)).resolves.toMatchObject({ status: 'submitted' });
  });

  it('takes one place, however many drafts of one worker are submitted in the same moment', async () => {
    const [agreementId, personId] = [await office.anAgreement(), await office.aWorker()];
    const drafts = await Promise.all([0, 1, 2].map(() => office.aDraft({ agreementId, personId })));
    const outcomes = await Promise.allSettled(drafts.map(submit));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'submitted'));
    expect(codes.toSorted()).toEqual(['REGISTRATION_OVERLAPS', 'REGISTRATION_OVERLAPS', 'submitted']);
    const [line] = await office.workers.ask(GET_QUOTA, { agreementId }, { actor: office.officer });
    expect(line).toMatchObject({ reserved: 1 });
  });

  it('is followed once, by a renewal after its last day or by a transfer that may overlap it', async () => {
    const personId = await office.aWorker();
    const present = await approve(await office.aSubmission({ personId }));
    await rowsOfAllOffices(office.workers.service.dataSource, `UPDATE registration SET status = 'active' WHERE registration_id = $1`, [
      present.registrationId,
    ]);
    const { registrationId } = present;
    const asOfficer = { actor: office.officer };
    const next = { registrationId, contract: { ...office.contract, from: '2026-12-20', to: '2027-01-20' }, papers: office.papers };
    const { employerId } = await office.anEmployer();
    const transfer = await office.workers.ask(TRANSFER_REGISTRATION, { ...next, employerId }, asOfficer);
    const after = { ...next, contract: { ...next.contract, from: '2027-01-01' } };
    const renewal = await office.workers.ask(RENEW_REGISTRATION, after, asOfficer);
    await expect(submit(transfer)).resolves.toMatchObject({ status: 'submitted' });
    await expect(submit(renewal)).rejects.toMatchObject({ code: 'REGISTRATION_OVERLAPS' });
    await approve(transfer);
    const end = { registrationId: transfer.registrationId, reason: 'employer withdrew' };
    await office.workers.ask(END_REGISTRATION, end, { actor: office.supervisor });
    await expect(submit(renewal)).resolves.toMatchObject({ status: 'submitted' });
  });
});
