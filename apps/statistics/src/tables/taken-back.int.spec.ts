import { CROSSING_CORRECTED, CROSSING_RECORDED, REGISTRATION_CHANGED } from '@gatebook/contracts';
import { consumersOf, hearGoingBack, startTestService, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCrossing, aRegistration } from '../../test/contributions.js';
import { STATISTICS_SERVICE } from '../service.js';

describe('what a source has lost', () => {
  let statistics: TestService;
  beforeAll(async () => {
    statistics = await startTestService(STATISTICS_SERVICE, { settings: { recordKey: 'k'.repeat(43) } });
  }, 60_000);
  afterAll(() => statistics.stop());

  const rows = (sql: string, values: unknown[] = []): Promise<unknown[]> => statistics.service.dataSource.query(sql, values);

  it('is a registration that is taken back, or a count that cannot be', () => {
    expect(consumersOf('statistics').map(({ kind }) => kind)).toEqual([CROSSING_RECORDED, CROSSING_CORRECTED, REGISTRATION_CHANGED]);
  });

  it('leaves nothing behind of a registration', async () => {
    const [heard] = consumersOf('statistics').filter(({ kind }) => kind === REGISTRATION_CHANGED);
    if (heard === undefined) throw new Error('registrations are not heard');
    const first = aRegistration();
    await hearGoingBack(statistics, heard, {
      aggregateId: first.registrationId,
      first,
      lost: { ...first, version: 2, status: 'suspended' },
      instead: { ...first, version: 2, status: 'ended' },
      known: () =>
        rows('SELECT version, status FROM registration_version WHERE registration_id = $1 ORDER BY version', [first.registrationId]),
    });
  });

  it('is not forgotten where it was counted: the service says that it has to be rebuilt', async () => {
    await statistics.tell(CROSSING_RECORDED, aCrossing(), { eventId: uuid() });
    await until(async () => (await rows('SELECT 1 FROM crossing_cell')).length === 1);
    statistics.goBack(CROSSING_RECORDED, null);
    await until(
      async () => (await statistics.service.readiness()).some((reason) => /rebuild it/.test(reason)),
      () => statistics.service.readiness(),
    );
  });
});
