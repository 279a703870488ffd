import { LIST_RELEASES, MAKE_RELEASE } from '@gatebook/contracts';
import { inTransaction, type Transaction } from '@gatebook/service-kit';
import { startTestService, TestClock, type TestService } from '@gatebook/service-kit/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { aCrossing, aRegistration } from '../../../test/contributions.js';
import { ReleaseStore } from '../../model/release.store.js';
import { STATISTICS_SERVICE } from '../../service.js';
import { CrossingContributionStore } from '../../tables/crossings/crossing-contribution.store.js';
import { CROSSINGS } from '../../tables/crossings/crossings.table.js';
import { REGISTRATION_VERSIONS } from '../../tables/workers/registration.copy.js';
import { WORKERS } from '../../tables/workers/workers.table.js';

const NOW = new Date('2026-11-21T03:00:00Z');
const ZONE = 'Asia/Ho_Chi_Minh';
const PERSON_KEY = Buffer.alloc(16, 7);

describe('releases of one table', () => {
  const clock = new TestClock(NOW);
  const releases = new ReleaseStore();
  const contributions = new CrossingContributionStore();
  let statistics: TestService;
  beforeAll(async () => {
    statistics = await startTestService(STATISTICS_SERVICE, { clock, settings: { recordKey: 'k'.repeat(43) } });
  }, 60_000);
  afterAll(() => statistics.stop());

  const database = () => statistics.service.dataSource;
  const make = (tableId = CROSSINGS.id) => statistics.ask(MAKE_RELEASE, { tableId });
  const shown = async (): Promise<number[]> =>
    (await statistics.ask(LIST_RELEASES, { tableId: CROSSINGS.id })).map(({ release }) => release);

  /** Runs steps in a transaction that commits only when told to. */
  function openTransaction<Answer>(steps: (tx: Transaction) => Promise<Answer>): { done: Promise<Answer>; commit: () => void } {
    let commit = (): void => {};
    const told = new Promise<void>((resolve) => (commit = resolve));
    const done = inTransaction(database(), async (tx) => {
      const answer = await steps(tx);
      await told;
      return answer;
    });
    return { done, commit };
  }

  it('wait for the one that is being made, however long it takes, and rest on it', async () => {
    await inTransaction(database(), (tx) => contributions.count(tx, aCrossing(), PERSON_KEY));
    await make();
    const maker = new Client({ connectionString: statistics.database.url });
    await maker.connect();
    await maker.query('SELECT pg_advisory_lock(hashtextextended($1, 4))', [`make-release:${CROSSINGS.id}`]);
    const both = [make(), make()];
    clock.instant = new Date(NOW.getTime() + 10 * 60_000);
    await sleep(700);
    expect(await shown()).toEqual([1]);
    // The maker dies: its lock goes with its connection.
    await maker.end();
    expect((await Promise.all(both)).map(({ release }) => release).sort()).toEqual([2, 3]);
    expect(await shown()).toEqual([3, 2, 1]);
    clock.instant = NOW;
  });

  it('pass over a number whose maker died, which then comes too late', async () => {
    const db = database().manager;
    const dead = await inTransaction(database(), (own) => releases.reserve(own, CROSSINGS, '2026-10', NOW));
    expect(await releases.isPassedOver(db, CROSSINGS.id, dead)).toBe(false);
    const { release } = await make();
    expect([dead, release]).toEqual([4, 5]);
    expect(await releases.isPassedOver(db, CROSSINGS.id, dead)).toBe(true);
    expect(await inTransaction(database(), (tx) => releases.publish(tx, CROSSINGS.id, dead, {}, NOW, 3))).toBe(false);
    expect(await shown()).not.toContain(dead);
  });

  it('are not shown when another was shown since the one they rest on', async () => {
    const number = await inTransaction(database(), (own) => releases.reserve(own, CROSSINGS, '2026-10', NOW));
    expect(await inTransaction(database(), (tx) => releases.publish(tx, CROSSINGS.id, number, {}, NOW, 3))).toBe(false);
    expect(await inTransaction(database(), (tx) => releases.publish(tx, CROSSINGS.id, number, {}, NOW, 5))).toBe(true);
  });

  it('hold every event that counts towards their number: taking it waits for them', async () => {
    const event = openTransaction((tx) => contributions.count(tx, aCrossing({ localDay: '2026-10-20' }), PERSON_KEY));
    await sleep(200);
    let taken = 0;
    const reserved = inTransaction(database(), (tx) => releases.reserve(tx, CROSSINGS, '2026-10', NOW)).then((number) => (taken = number));
    await sleep(300);
    expect(taken).toBe(0);
    event.commit();
    await event.done;
    const number = await reserved;
    expect(await sinceOf('2026-10-20')).toBe(number);
  });

  it('leave to the next one what is counted while they take their number', async () => {
    const taking = openTransaction((tx) => releases.reserve(tx, CROSSINGS, '2026-10', NOW));
    await sleep(200);
    const counted = inTransaction(database(), (tx) => contributions.count(tx, aCrossing({ localDay: '2026-10-21' }), PERSON_KEY));
    await sleep(300);
    taking.commit();
    const number = await taking.done;
    await counted;
    expect(await sinceOf('2026-10-21')).toBe(number + 1);
  });

  it('book a worker once, also when a second attempt finds them in another occupation', async () => {
    const first = aRegistration();
    await inTransaction(database(), (tx) => REGISTRATION_VERSIONS.keep(tx, first));
    await inTransaction(database(), (tx) => WORKERS.contributions.keepStock(tx, '2026-10', 1, ZONE));
    await inTransaction(database(), (tx) => REGISTRATION_VERSIONS.keep(tx, { ...first, version: 2, occupation: '93' }));
    await inTransaction(database(), (tx) => WORKERS.contributions.keepStock(tx, '2026-10', 1, ZONE));
    expect(await stockOf(first.personId)).toEqual({ '92': 0, '93': 1 });
    await inTransaction(database(), (tx) => WORKERS.contributions.keepStock(tx, '2026-10', 2, ZONE));
    expect(await stockOf(first.personId)).toEqual({ '92': 0, '93': 1 });
    const { release } = await make(WORKERS.id);
    expect(release).toBe(1);
    expect(await stockOf(first.personId)).toEqual({ '92': 0, '93': 1 });
  });

  it('take the last day of a month by the clock of the side, not of the database', async () => {
    const ended = aRegistration({ version: 2, status: 'ended', changedAt: '2026-10-31T18:00:00Z' });
    await inTransaction(database(), async (tx) => {
      await REGISTRATION_VERSIONS.keep(tx, { ...ended, version: 1, status: 'active', changedAt: '2026-10-01T00:00:00Z' });
      await REGISTRATION_VERSIONS.keep(tx, ended);
    });
    // In Vietnam it ended on 1 November, and held on the last day of October.
    await inTransaction(database(), async (tx) => {
      await tx.query(`SET LOCAL timezone = 'UTC'`);
      await WORKERS.contributions.keepStock(tx, '2026-10', 2, ZONE);
    });
    expect(await stockOf(ended.personId)).toEqual({ '92': 1 });
  });

  async function sinceOf(localDay: string): Promise<number | undefined> {
    const [row]: { since: number }[] = await database().query('SELECT since FROM crossing_contribution WHERE local_day = $1', [localDay]);
    return row?.since;
  }

  async function stockOf(personId: string): Promise<Readonly<Record<string, number>>> {
    const rows: { occupation: string; stock: string }[] = await database().query(
      'SELECT occupation, sum(value) AS stock FROM worker_contribution WHERE person_id = $1 GROUP BY 1 ORDER BY 1',
      [personId],
    );
    return Object.fromEntries(rows.map(({ occupation, stock }) => [occupation, Number(stock)]));
  }
});
