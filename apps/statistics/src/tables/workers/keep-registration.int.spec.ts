import { MAKE_RELEASE, REGISTRATION_CHANGED } from '@gatebook/contracts';
import { startTestService, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { aRegistration } from '../../../test/contributions.js';
import { STATISTICS_SERVICE } from '../../service.js';
import { WORKERS } from './workers.table.js';

describe('the stock of workers', () => {
  let statistics: TestService;
  beforeAll(async () => {
    statistics = await startTestService(STATISTICS_SERVICE, {
      clock: new TestClock(new Date('2026-11-21T03:00:00Z')),
      settings: { recordKey: 'k'.repeat(43) },
    });
  }, 60_000);
  afterAll(() => statistics.stop());

  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => statistics.service.dataSource.query(sql, values);

  it('holds nobody who never was active', async () => {
    const never = aRegistration({ status: 'approved', changedAt: '2026-11-10T01:00:00Z' });
    await statistics.tell(REGISTRATION_CHANGED, never);
    await statistics.tell(REGISTRATION_CHANGED, { ...never, version: 2, status: 'ended', changedAt: '2026-11-10T05:00:00Z' });
    const was = aRegistration({ status: 'active', changedAt: '2026-10-02T01:00:00Z' });
    await statistics.tell(REGISTRATION_CHANGED, was);
    await statistics.tell(REGISTRATION_CHANGED, { ...was, version: 2, status: 'ended', changedAt: '2026-11-10T05:00:00Z' });
    await until(async () => (await rows('SELECT 1 FROM registration_version')).length === 4);
    await until(async () => {
      await statistics.ask(MAKE_RELEASE, { tableId: WORKERS.id });
      return true;
    });
    const stock = await rows<{ person_id: string }>(`SELECT person_id FROM worker_contribution WHERE month = '2026-10'`);
    expect(stock).toEqual([{ person_id: was.personId }]);
  });
});
