import {
  AMEND_EMPLOYER,
  AMEND_REGISTRATION,
  APPROVE_REGISTRATION,
  EMPLOYER_CHANGED,
  END_REGISTRATION,
  FIND_EMPLOYERS,
  FIND_REGISTRATIONS,
  GET_EMPLOYER,
  GET_QUOTA,
  GET_REGISTRATION,
  REFUSE_REGISTRATION,
  REINSTATE_REGISTRATION,
  RENEW_REGISTRATION,
  RETURN_REGISTRATION,
  SET_QUOTA,
  SUBMIT_REGISTRATION,
  SUSPEND_REGISTRATION,
  TRANSFER_REGISTRATION,
  type Actor,
  type AmendEmployer,
  type QuotaLine,
} from '@gatebook/contracts';
import { acrossOffices, Database, type Transaction } from '@gatebook/service-kit';
import { anActor, rowsOfAllOffices, until } from '@gatebook/service-kit/testing';
import { startWorkers, type WorkersAtWork } from '../../../test/start-workers.js';

const LINES: readonly QuotaLine[] = [{ period: 'year', from: '2026-01-01', places: 100_000 }];

jest.setTimeout(30_000);

describe('what an office keeps', () => {
  let office: WorkersAtWork;
  const stranger = anActor('labour-supervisor', { territory: 'VN:VN-25:2025' });
  beforeAll(async () => {
    office = await startWorkers();
  }, 90_000);
  afterAll(() => office.stop());

  const amend = (employerId: string, change: Omit<AmendEmployer, 'employerId'>, actor: Actor) =>
    office.workers.ask(AMEND_EMPLOYER, { employerId, ...change }, { actor });

  it('an employer, is read by every labour office and changed by its own', async () => {
    const { employerId, officeId } = await office.anEmployer();
    expect(officeId).toBe(office.officer.officeId);
    await expect(office.workers.ask(GET_EMPLOYER, { employerId }, { actor: stranger })).resolves.toMatchObject({ employerId });
    const listed = await office.workers.ask(FIND_EMPLOYERS, { limit: 200 }, { actor: stranger });
    expect(listed.items.map((employer) => employer.employerId)).toContain(employerId);
    await expect(amend(employerId, { status: 'suspended' }, stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(amend(employerId, { name: 'Taken over' }, stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(amend(employerId, { status: 'suspended' }, office.officer)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(amend(employerId, { status: 'suspended' }, office.supervisor)).resolves.toMatchObject({ status: 'suspended' });
    await expect(amend(employerId, { status: 'active' }, office.supervisor)).resolves.toMatchObject({ status: 'active', officeId });
  });

  it('an employer, is told with the instant of each change', async () => {
    const { employerId } = await office.anEmployer();
    office.clock.instant = new Date('2026-11-21T05:00:00Z');
    await amend(employerId, { status: 'suspended' }, office.supervisor);
    const told = async () => (await office.workers.events(EMPLOYER_CHANGED)).filter(({ aggregateId }) => aggregateId === employerId);
    await until(async () => (await told()).length === 2);
    expect((await told()).map(({ body }) => [body.status, body.changedAt])).toEqual([
      ['active', '2026-11-21T02:10:00.000Z'],
      ['suspended', '2026-11-21T05:00:00.000Z'],
    ]);
  });

  it('an employer, is held to that by the database too', async () => {
    const { employerId } = await office.anEmployer();
    const suspend = (tx: Transaction) => tx.query(`UPDATE employer SET status = 'suspended' WHERE employer_id = $1`, [employerId]);
    await expect(office.workers.service.app.get(Database).read({ actor: stranger }, suspend)).rejects.toMatchObject({ code: '42501' });
  });

  it('is nobody’s to see or write where nobody said who asks', async () => {
    const { registrationId } = await office.aDraft();
    const { dataSource } = office.workers.service;
    const database = office.workers.service.app.get(Database);
    const nobodySaid = [
      database.transaction.bind(database),
      <Answer>(steps: (tx: Transaction) => Promise<Answer>) =>
        database.read({ actor: anActor('administrator', { officeId: null }) }, steps),
    ];
    for (const inTransaction of nobodySaid) {
      expect(await inTransaction((tx) => tx.query('SELECT 1 FROM registration'))).toEqual([]);
      expect(await inTransaction((tx) => tx.query('UPDATE registration SET version = version + 1'))).toEqual([[], 0]);
      for (const table of ['registration', 'employer']) {
        const [row] = await rowsOfAllOffices<object>(dataSource, `SELECT * FROM ${table} LIMIT 1`);
        const copy = inTransaction((tx) => tx.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [row]));
        await expect(copy).rejects.toMatchObject({ code: '42501' });
      }
      await expect(inTransaction((tx) => tx.query('UPDATE employer SET version = version + 1'))).rejects.toMatchObject({ code: '42501' });
    }
    expect(await rowsOfAllOffices(dataSource, 'SELECT version FROM registration WHERE registration_id = $1', [registrationId])).toEqual([
      { version: 1 },
    ]);
  });

  it('is seen whole only within the steps that say so', async () => {
    const { registrationId } = await office.aDraft();
    const { officeId } = office.officer;
    const count = async (tx: Transaction): Promise<number> =>
      (await tx.query('SELECT 1 FROM registration WHERE registration_id = $1', [registrationId])).length;
    const seen = await office.workers.service.app
      .get(Database)
      .read({ actor: stranger }, async (tx) => [await count(tx), await acrossOffices(tx, () => count(tx)), await count(tx)]);
    expect(seen).toEqual([0, 1, 0]);
    expect(officeId).not.toBe(stranger.officeId);
  });

  it('an employer of before whose keeper nobody knows, is taken over by a supervisor', async () => {
    const { employerId } = await office.anEmployer();
    await rowsOfAllOffices(office.workers.service.dataSource, 'UPDATE employer SET office_id = NULL WHERE employer_id = $1', [employerId]);
    await expect(amend(employerId, { name: 'Mine' }, anActor('labour-officer'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(amend(employerId, { status: 'suspended' }, stranger)).resolves.toMatchObject({ officeId: stranger.officeId });
    await expect(amend(employerId, { status: 'active' }, office.supervisor)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('a quota, is read by every labour office and set by those of the corridor’s territory or above', async () => {
    const agreementId = await office.anAgreement();
    const set = (actor: Actor) => office.workers.ask(SET_QUOTA, { agreementId, lines: LINES }, { actor });
    await expect(set(stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(set(anActor('labour-supervisor'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(office.workers.ask(GET_QUOTA, { agreementId }, { actor: stranger })).resolves.toHaveLength(2);
    await expect(set(anActor('labour-supervisor', { territory: 'VN:VN-09' }))).resolves.toMatchObject([{ places: 100_000 }]);
    await expect(set(anActor('labour-supervisor', { territory: 'VN' }))).resolves.toMatchObject([{ places: 100_000 }]);
  });

  it('a registration, is not found by another labour office, whatever is asked', async () => {
    const { registrationId } = await office.aSubmission();
    const asStranger = { actor: stranger };
    const next = { registrationId, contract: office.contract };
    const { employerId } = await office.anEmployer();
    const because = { registrationId, reason: 'none of mine' };
    const calls = [
      () => office.workers.ask(GET_REGISTRATION, { registrationId }, asStranger),
      () => office.workers.ask(AMEND_REGISTRATION, { registrationId, note: 'x' }, asStranger),
      () => office.workers.ask(SUBMIT_REGISTRATION, { registrationId }, asStranger),
      () => office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asStranger),
      () => office.workers.ask(RETURN_REGISTRATION, because, asStranger),
      () => office.workers.ask(REFUSE_REGISTRATION, because, asStranger),
      () => office.workers.ask(SUSPEND_REGISTRATION, because, asStranger),
      () => office.workers.ask(REINSTATE_REGISTRATION, { registrationId }, asStranger),
      () => office.workers.ask(END_REGISTRATION, because, asStranger),
      () => office.workers.ask(RENEW_REGISTRATION, next, asStranger),
      () => office.workers.ask(TRANSFER_REGISTRATION, { ...next, employerId }, asStranger),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const listed = await office.workers.ask(FIND_REGISTRATIONS, { limit: 200 }, asStranger);
    expect(listed.items).toEqual([]);
    const seen = await office.workers.ask(GET_REGISTRATION, { registrationId }, { actor: anActor('auditor') });
    expect(seen).toMatchObject({ status: 'submitted', version: 2 });
  });
});
