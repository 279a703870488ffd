import { CROSSING_CORRECTED, CROSSING_RECORDED } from '@gatebook/contracts';
import { startTestService, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCrossing } from '../../../test/contributions.js';
import { STATISTICS_SERVICE } from '../../service.js';

describe('counting crossings', () => {
  let statistics: TestService;
  beforeAll(async () => {
    statistics = await startTestService(STATISTICS_SERVICE, {
      clock: new TestClock(new Date('2026-11-21T03:00:00Z')),
      settings: { recordKey: 'k'.repeat(43) },
    });
  }, 60_000);
  afterAll(() => statistics.stop());

  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => statistics.service.dataSource.query(sql, values);

  it('counts a corrected crossing once, whether the correction is heard before or after what it corrects', async () => {
    const before = aCrossing({ localDay: '2026-10-05' });
    const now = { ...before, crossingId: uuid(), personId: uuid(), localDay: '2026-10-06' };
    const correction = { crossingId: before.crossingId, why: 'identified', recordedAt: '2026-11-01T00:00:00Z', before, now };
    await statistics.tell(CROSSING_CORRECTED, correction);
    await until(async () => (await rows('SELECT 1 FROM crossing_contribution')).length === 2);
    await statistics.tell(CROSSING_RECORDED, before);
    const counted = () =>
      rows<{ day: string; n: number }>('SELECT local_day::text AS day, sum(crossings)::int AS n FROM crossing_cell GROUP BY 1 ORDER BY 1');
    await until(async () => (await counted()).every(({ n }) => n >= 0), counted);
    expect(await counted()).toEqual([
      { day: '2026-10-05', n: 0 },
      { day: '2026-10-06', n: 1 },
    ]);
    expect(await rows('SELECT length(person_key) AS named, crossings::int AS n FROM crossing_contribution WHERE crossings <> 0')).toEqual([
      { named: 16, n: 1 },
    ]);
    await statistics.tell(CROSSING_CORRECTED, { ...correction, crossingId: now.crossingId, why: 'withdrawn', before: now, now: undefined });
    await until(async () => (await counted()).every(({ n }) => n === 0), counted);
  });
});
