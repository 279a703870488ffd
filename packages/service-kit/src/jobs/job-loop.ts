import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@gatebook/contracts';
import type { Database } from '../database/database.js';
import type { Log } from '../logs/log.js';
import { Job, type JobKind } from './job.js';
import type { Loops } from './loops.js';

const AT_ONCE = 8;
/** Looked for without being told: what another process left behind, and what is due again. */
const LOOK_MS = 200;
const FIRST_AGAIN_MS = 200;
/** Another service is away: it may be back any moment. */
const LONGEST_AGAIN_AWAY_MS = 2_000;
/** A rule stands against it: `tryAllNow` when the rule has changed, everything else can wait. */
const LONGEST_AGAIN_MS = 60_000;
const STILL_MS = 60_000;

interface Parts {
  readonly database: Database;
  readonly log: Log;
  readonly loops: Loops;
}

/** Does the jobs of one kind, promptly, and again until they are done: a process that dies leaves its own in the database for the others. */
export class JobLoop {
  private loop: Promise<void> = Promise.resolve();
  private running = true;
  private turnedAt: number | null = null;
  private nudge = new AbortController();

  constructor(
    readonly kind: JobKind,
    private readonly work: (job: Job) => Promise<void>,
    private readonly parts: Parts,
  ) {}

  start(): void {
    const { name, leaseMs } = this.kind;
    this.parts.database.onChange(() => this.nudge.abort());
    this.parts.loops.expect(`jobs ${name}`, { withinMs: Math.max(STILL_MS, 2 * leaseMs), turned: () => this.turnedAt });
    this.loop = this.run();
  }

  /** Waits for what has begun as long as its lease: after that it is the others'. */
  async stop(): Promise<void> {
    this.running = false;
    this.nudge.abort();
    const patience = new AbortController();
    const lease = sleep(this.kind.leaseMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([this.loop, lease]);
    patience.abort();
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.nudge = new AbortController();
      this.turnedAt = Date.now();
      const done = await this.doDue().catch((error: unknown) => {
        this.parts.log.error('jobs could not be taken, tries again', error, { kind: this.kind.name });
        return 0;
      });
      if (done < AT_ONCE && this.running) await sleep(LOOK_MS, undefined, { signal: this.nudge.signal }).catch(() => undefined);
    }
    this.turnedAt = null;
  }

  private async doDue(): Promise<number> {
    const due = await this.take();
    await Promise.all(due.map((job) => this.do(job)));
    return due.length;
  }

  /** Takes jobs that are due; until the lease is over nobody else does. */
  private async take(): Promise<readonly Job[]> {
    const { name, leaseMs } = this.kind;
    const [taken]: [Pick<Job, 'key' | 'revision' | 'tries' | 'traceId'>[], number] = await this.parts.database.db.query(
      `UPDATE job SET due_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
       WHERE kind = $1 AND key IN (SELECT key FROM job WHERE kind = $1 AND due_at <= clock_timestamp() ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING key, revision, tries, trace_id AS "traceId"`,
      [name, leaseMs, AT_ONCE],
    );
    return taken.map(({ key, revision, tries, traceId }) => new Job(name, key, revision, tries, traceId));
  }

  private async do(job: Job): Promise<void> {
    const { database, log } = this.parts;
    try {
      await this.work(job);
      if (await this.isOpen(job)) throw new Error(`${job.kind} came back without having finished its job`);
      database.changed();
    } catch (error) {
      await this.tryLater(job, error).catch((failure: unknown) => log.error('job could not be put off', failure, { kind: job.kind }));
    }
  }

  /** What was finished in a transaction that was rolled back is open still. */
  private async isOpen({ kind, key, revision }: Job): Promise<boolean> {
    const open: unknown[] = await this.parts.database.db.query('SELECT 1 FROM job WHERE kind = $1 AND key = $2 AND revision = $3', [
      kind,
      key,
      revision,
    ]);
    return open.length > 0;
  }

  private async tryLater({ kind, key, revision, tries, traceId }: Job, error: unknown): Promise<void> {
    const { database, log } = this.parts;
    const code = error instanceof Problem ? error.code : 'FAULT';
    if (error instanceof Problem) log.warn('job is tried again', { kind, key, code, tries, traceId });
    else log.error('job is tried again', error, { kind, key, tries, traceId });
    const longest = code === 'SERVICE_UNAVAILABLE' ? LONGEST_AGAIN_AWAY_MS : LONGEST_AGAIN_MS;
    await database.db.query(
      `UPDATE job SET tries = tries + 1, problem = $4, due_at = clock_timestamp() + make_interval(secs => $5::float8 / 1000)
       WHERE kind = $1 AND key = $2 AND revision = $3`,
      [kind, key, revision, code, Math.min(FIRST_AGAIN_MS * 2 ** Math.min(tries, 20), longest)],
    );
  }
}
