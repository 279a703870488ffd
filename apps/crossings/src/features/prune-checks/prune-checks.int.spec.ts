import { CHECK } from '@gatebook/contracts';
import { startService, type RunningService, inTransaction } from '@gatebook/service-kit';
import { startBroker, until, type TestBroker } from '@gatebook/service-kit/testing';
import { aCheck, startCrossings, TEN_IN_HANOI, type TestCrossings } from '../../../test/start-crossings.js';
import { CrossingsSettings } from '../../config.js';
import { CheckStore } from '../../model/check.store.js';
import { CROSSINGS_SERVICE } from '../../service.js';
import { PruneChecksUseCase } from './prune-checks.js';

const DAY_MS = 86_400_000;

describe('checks of long ago', () => {
  let broker: TestBroker;
  let gates: TestCrossings;
  let running: RunningService | null = null;
  beforeAll(async () => {
    broker = await startBroker();
    gates = await startCrossings({ broker });
    running = gates.service;
  }, 60_000);
  afterAll(async () => {
    await running?.stop();
    await broker.stop();
  });

  /** Puts a check so many days before now, as often as is said. */
  const keep = (ago: number, times = 1) =>
    gates.rows(
      `INSERT INTO gate_check (check_id, asked_at, about_at, gate_id, direction, traffic, advice, reasons, asked_by)
       SELECT gen_random_uuid(), $1, $1, 'vncn-huu-nghi', 'entry', 'person', 'admit', '[]', 'officer' FROM generate_series(1, $2)`,
      [new Date(TEN_IN_HANOI.getTime() - ago * DAY_MS).toISOString(), times],
    );
  const ages = async (): Promise<readonly number[]> =>
    (
      await (running ?? gates.service).dataSource.query<{ age: number }[]>(
        'SELECT round(extract(epoch FROM $1::timestamptz - asked_at) / 86400)::int AS age FROM gate_check ORDER BY 1',
        [TEN_IN_HANOI.toISOString()],
      )
    ).map(({ age }) => age);

  it('go after 400 days; younger ones and the crossings stay', async () => {
    await keep(399);
    await keep(401);
    await keep(2_000);
    await gates.ask(CHECK, aCheck({ subject: { permitNumber: (await gates.permit()).number } }), { actor: gates.officer });
    await gates.service.app.get(PruneChecksUseCase).execute();
    expect(await ages()).toEqual([0, 399]);
  });

  it('go with crossings that have waited as long for a permit that nobody tells of', async () => {
    await gates.rows(
      `INSERT INTO awaited_permit (crossing_id, permit_number, occurred_at, trace_id)
       SELECT gen_random_uuid(), ago::text, $1::timestamptz - make_interval(days => ago), 't' FROM unnest(ARRAY[399, 401]) AS ago`,
      [TEN_IN_HANOI.toISOString()],
    );
    await gates.service.app.get(PruneChecksUseCase).execute();
    expect(await gates.rows('SELECT permit_number FROM awaited_permit')).toEqual([{ permit_number: '399' }]);
  });

  it('go in steps, each of which leaves the rest for the next', async () => {
    await keep(500, 2_500);
    const { dataSource, app } = gates.service;
    const removed = await inTransaction(dataSource, (tx) =>
      app.get(CheckStore).removeOlder(tx, new Date(TEN_IN_HANOI.getTime() - 400 * DAY_MS), 2_000),
    );
    expect([removed, (await ages()).length]).toEqual([2_000, 502]);
    await app.get(PruneChecksUseCase).execute();
    expect(await ages()).toEqual([0, 399]);
  });

  it('go by themselves once the service runs, after as many days as its settings say', async () => {
    await running?.stop();
    running = null;
    running = await startService(
      CROSSINGS_SERVICE,
      Object.assign(new CrossingsSettings(), gates.settings, { checksKeptDays: 300 }),
      gates.clock,
    );
    await until(async () => (await ages()).join() === '0', ages);
  }, 30_000);
});
