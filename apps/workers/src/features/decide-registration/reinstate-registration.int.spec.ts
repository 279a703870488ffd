import {
  AGREEMENT_PUBLISHED,
  AMEND_EMPLOYER,
  APPROVE_REGISTRATION,
  GET_REGISTRATION,
  REINSTATE_REGISTRATION,
  SUSPEND_REGISTRATION,
  type Registration,
} from '@gatebook/contracts';
import { rowsOfAllOffices, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { startWorkers, type WorkersAtWork } from '../../../test/start-workers.js';
import { ActivateRegistrations } from '../activate-registrations/activate-registrations.js';

jest.setTimeout(30_000);

describe('a registration that is to be active', () => {
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

  const rows = (sql: string, values: unknown[]): Promise<unknown[]> => rowsOfAllOffices(office.workers.service.dataSource, sql, values);
  const statusOf = async ({ registrationId }: Registration) =>
    (await office.workers.ask(GET_REGISTRATION, { registrationId }, asOfficer)).status;
  const turn = (employerId: string, status: 'active' | 'suspended') =>
    office.workers.ask(AMEND_EMPLOYER, { employerId, status }, asSupervisor);
  const agreementUntil = async (agreementId: string, version: number, validUntil: string) => {
    const body = { agreementId, version, kind: 'labour', corridorId: 'lang-son--chongzuo', validFrom: '2026-01-01', validUntil };
    await office.workers.tell(AGREEMENT_PUBLISHED, { ...body, sides: ['VN', 'CN'] });
    const known = () => rows('SELECT 1 FROM agreement WHERE agreement_id = $1 AND version = $2', [agreementId, version]);
    await until(async () => (await known()).length === 1);
  };
  const approved = async (draft = {}) => {
    const { registrationId } = await office.aSubmission(draft);
    return office.workers.ask(APPROVE_REGISTRATION, { registrationId }, asSupervisor);
  };
  const suspended = async (draft = {}) => {
    const { registrationId } = await approved(draft);
    await rows(`UPDATE registration SET status = 'active' WHERE registration_id = $1`, [registrationId]);
    return office.workers.ask(SUSPEND_REGISTRATION, { registrationId, reason: 'inspection' }, asSupervisor);
  };
  const reinstate = ({ registrationId }: Registration) => office.workers.ask(REINSTATE_REGISTRATION, { registrationId }, asSupervisor);
  /** Its permit is issued, and the first day of its contract has come. */
  const dueToBegin = async (draft = {}) => {
    const registration = await approved(draft);
    await rows(`INSERT INTO permit_standing (permit_id, registration_id, version, status) VALUES ($1, $2, 1, 'issued')`, [
      uuid(),
      registration.registrationId,
    ]);
    return registration;
  };
  const look = () => office.workers.service.app.get(ActivateRegistrations).look();

  it('is not reinstated while its employer is suspended', async () => {
    const { employerId } = await office.anEmployer();
    const registration = await suspended({ employerId });
    await turn(employerId, 'suspended');
    await expect(reinstate(registration)).rejects.toMatchObject({ code: 'EMPLOYER_SUSPENDED' });
    expect(await statusOf(registration)).toBe('suspended');
    await turn(employerId, 'active');
    await expect(reinstate(registration)).resolves.toMatchObject({ status: 'active' });
  });

  it('is not reinstated after its agreement has ended, its papers have run out or its contract is over', async () => {
    const agreementId = await office.anAgreement();
    const [ended, over] = [await suspended({ agreementId }), await suspended()];
    const papers = office.papers?.map((paper) => ({ ...paper, expiresOn: '2026-12-10' })) ?? [];
    const short = await suspended({ papers });
    await agreementUntil(agreementId, 2, '2026-12-10');
    office.clock.instant = new Date('2026-12-11T02:10:00Z');
    await expect(reinstate(ended)).rejects.toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE' });
    await expect(reinstate(short)).rejects.toMatchObject({ code: 'PAPERS_MISSING' });
    office.clock.instant = new Date('2027-01-01T02:10:00Z');
    await expect(reinstate(over)).rejects.toMatchObject({ code: 'CONTRACT_OVER' });
  });

  it('waits on its first day while its employer is suspended, and is active once the employer is back', async () => {
    const { employerId } = await office.anEmployer();
    const [waiting, other] = [await dueToBegin({ employerId }), await dueToBegin()];
    await turn(employerId, 'suspended');
    office.clock.instant = new Date('2026-12-01T02:10:00Z');
    await look();
    expect([await statusOf(waiting), await statusOf(other)]).toEqual(['approved', 'active']);
    await turn(employerId, 'active');
    await look();
    expect(await statusOf(waiting)).toBe('active');
  });

  it('waits on its first day when its agreement has ended, and ends with its contract', async () => {
    const agreementId = await office.anAgreement();
    const waiting = await dueToBegin({ agreementId });
    await agreementUntil(agreementId, 2, '2026-11-30');
    office.clock.instant = new Date('2026-12-01T02:10:00Z');
    await look();
    expect(await statusOf(waiting)).toBe('approved');
    office.clock.instant = new Date('2027-01-01T02:10:00Z');
    await look();
    expect(await statusOf(waiting)).toBe('ended');
  });
});
