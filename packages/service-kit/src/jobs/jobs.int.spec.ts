import { Injectable, Module } from '@nestjs/common';
import { Problem } from '@gatebook/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Database, Does, jobKind, Jobs, roleOf, ServiceSettings, type Job, type ServiceDescription, type Transaction } from '../index.js';
import { startService, type RunningService } from '../service/start-service.js';
import { startTestService, until, type TestService } from '../testing/index.js';

const COUNT = jobKind('count', { leaseMs: 500 });

/** What the test lets happen in the middle of a job. */
let meanwhile: (job: Job) => Promise<'came back' | void> = async () => undefined;

@Injectable()
class Counting {
  constructor(private readonly database: Database) {}

  @Does(COUNT)
  async count(job: Job): Promise<void> {
    if ((await meanwhile(job)) === 'came back') return;
    await this.database.transaction(async (tx) => {
      if (await job.finish(tx)) await tx.query('INSERT INTO done (key) VALUES ($1)', [job.key]);
    });
  }
}

@Module({ providers: [Counting] })
class CountingModule {}

class CreateDone implements MigrationInterface {
  readonly name = 'CreateDone20261101000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE done (key text NOT NULL); GRANT SELECT, INSERT ON done TO ${roleOf('persons')}`);
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const COUNTING_SERVICE: ServiceDescription = {
  name: 'persons',
  module: CountingModule,
  settingsClass: ServiceSettings,
  entities: [],
  migrations: [CreateDone],
};

describe('jobs', () => {
  let first: TestService;
  let second: RunningService;

  beforeAll(async () => {
    first = await startTestService(COUNTING_SERVICE);
    second = await startService(COUNTING_SERVICE, { ...first.settings, port: 0 });
  }, 60_000);
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });
  beforeEach(() => {
    meanwhile = async () => undefined;
  });

  const rows = (sql: string, values: unknown[] = []) => first.service.dataSource.query(sql, values);
  const timesDone = async (key: string): Promise<number> => (await rows('SELECT 1 FROM done WHERE key = $1', [key])).length;
  const isOpen = async (key: string): Promise<boolean> => (await rows('SELECT 1 FROM job WHERE key = $1', [key])).length > 0;
  const inChange = async (steps: (tx: Transaction, jobs: Jobs) => Promise<void>): Promise<void> => {
    const database = first.service.app.get(Database);
    await database.transaction((tx) => steps(tx, first.service.app.get(Jobs)));
    database.changed();
  };
  const add = (key: string) => inChange((tx, jobs) => jobs.add(tx, COUNT, key, '0'.repeat(32)));
  const done = (key: string) => until(async () => !(await isOpen(key)));

  it('are done once each by two processes, however many there are', async () => {
    const keys = Array.from({ length: 200 }, () => uuid());
    await inChange(async (tx, jobs) => {
      for (const key of keys) await jobs.add(tx, COUNT, key, '0'.repeat(32));
    });
    await until(async () => (await rows('SELECT 1 FROM job')).length === 0);
    expect(await rows('SELECT count(*)::int AS n, count(DISTINCT key)::int AS keys FROM done WHERE key = ANY($1)', [keys])).toEqual([
      { n: 200, keys: 200 },
    ]);
  });

  it('that were asked for in a transaction that is rolled back never were', async () => {
    const key = uuid();
    const change = inChange(async (tx, jobs) => {
      await jobs.add(tx, COUNT, key, '0'.repeat(32));
      throw new Problem('NOT_ALLOWED');
    });
    await expect(change).rejects.toThrow();
    expect(await isOpen(key)).toBe(false);
    expect(await timesDone(key)).toBe(0);
  });

  it('that failed are tried again after growing pauses, and say so meanwhile', async () => {
    const key = uuid();
    const triedAt: number[] = [];
    meanwhile = async () => {
      triedAt.push(Date.now());
      if (triedAt.length < 4) throw new Problem(triedAt.length < 3 ? 'SERVICE_UNAVAILABLE' : 'NOT_ALLOWED');
    };
    await add(key);
    await until(async () => triedAt.length === 3);
    await until(async () => (await rows('SELECT tries, problem FROM job WHERE key = $1', [key]))[0]?.tries === 3);
    expect(await rows('SELECT problem FROM job WHERE key = $1', [key])).toEqual([{ problem: 'NOT_ALLOWED' }]);
    const metrics = await (await fetch(`http://127.0.0.1:${first.service.port}/metrics`)).text();
    expect(metrics).toContain('gatebook_jobs_failing{kind="count"} 1');
    await done(key);
    const pauses = triedAt.slice(1).map((at, place) => at - (triedAt[place] ?? 0));
    expect(pauses.every((pause, place) => pause >= 200 * 2 ** place - 20)).toBe(true);
    expect(await timesDone(key)).toBe(1);
  });

  it('of a process that stands still are done by another one, and the first finds nothing to do', async () => {
    const key = uuid();
    let goOn = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => (goOn = resolve));
    let attempts = 0;
    let wasFinished: boolean | undefined;
    meanwhile = async (job) => {
      if (++attempts > 1) return;
      await isHeld;
      wasFinished = await first.service.app.get(Database).transaction((tx) => job.finish(tx));
    };
    await add(key);
    await done(key);
    expect(attempts).toBeGreaterThan(1);
    goOn();
    await until(async () => wasFinished !== undefined);
    expect(wasFinished).toBe(false);
    expect(await timesDone(key)).toBe(1);
  });

  it('that are asked for again while somebody is at them are done once more', async () => {
    const key = uuid();
    let attempts = 0;
    meanwhile = async () => {
      if (++attempts === 1) await add(key);
    };
    await add(key);
    await done(key);
    // The first found that it was asked for again, and left it to the second.
    expect(attempts).toBe(2);
    expect(await timesDone(key)).toBe(1);
  });

  it('that were finished in a transaction that was rolled back are tried again and counted', async () => {
    const key = uuid();
    let attempts = 0;
    meanwhile = async (job) => {
      if (++attempts > 2) return;
      const broken = first.service.app.get(Database).transaction(async (tx) => {
        await job.finish(tx);
        throw new Problem('NOT_ALLOWED');
      });
      await broken.catch(() => undefined);
      return 'came back';
    };
    await add(key);
    await until(async () => (await rows('SELECT tries FROM job WHERE key = $1', [key]))[0]?.tries === 2);
    await done(key);
    expect([attempts, await timesDone(key)]).toEqual([3, 1]);
  });

  it('that nobody does are not asked for', async () => {
    const nobodys = inChange((tx, jobs) => jobs.add(tx, jobKind('nobodys'), uuid(), '0'.repeat(32)));
    await expect(nobodys).rejects.toThrow('nobody does jobs of the kind nobodys');
  });

  it('that fail after what they fail for has changed are tried again at once', async () => {
    const key = uuid();
    let goOn = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => (goOn = resolve));
    let attempts = 0;
    await add(key);
    meanwhile = async () => {
      if (++attempts === 1) throw new Problem('NOT_ALLOWED');
      if (attempts > 2) return;
      await isHeld;
      throw new Problem('NOT_ALLOWED');
    };
    await until(async () => attempts >= 1);
    await rows('UPDATE job SET tries = 12 WHERE key = $1', [key]);
    await until(async () => attempts === 2);
    await inChange((tx, jobs) => jobs.tryAllNow(tx, COUNT));
    goOn();
    await done(key);
    expect(await timesDone(key)).toBe(1);
  });

  it('that failed are tried at once when what they failed for has changed, and not at all when nobody wants them any more', async () => {
    const [waiting, unwanted] = [uuid(), uuid()];
    const isAllowed = new Set<string>();
    meanwhile = async ({ key }) => {
      if (!isAllowed.has(key)) throw new Problem('NOT_ALLOWED');
    };
    await add(waiting);
    await add(unwanted);
    await until(async () => (await rows('SELECT 1 FROM job WHERE problem IS NOT NULL')).length === 2);
    await rows(`UPDATE job SET due_at = clock_timestamp() + interval '1 hour'`);
    isAllowed.add(waiting).add(unwanted);
    await inChange(async (tx, jobs) => {
      await jobs.drop(tx, COUNT, unwanted);
      await jobs.tryAllNow(tx, COUNT);
    });
    await done(waiting);
    expect([await timesDone(waiting), await timesDone(unwanted)]).toEqual([1, 0]);
  });
});
