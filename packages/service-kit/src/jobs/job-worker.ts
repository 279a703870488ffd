import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Problem } from '@gatebook/contracts';
import { Gauge } from 'prom-client';
import { Database } from '../database/database.js';
import { Metrics } from '../health/metrics.js';
import { Log } from '../logs/log.js';
import { instancesOf } from './instances-of.js';
import { doingsOf, Job, type JobKind } from './job.js';
import { Loops } from './loops.js';

const AT_ONCE = 8;
/** Looked for without being told: what another process left behind, and what is due again. */
const LOOK_MS = 200;
const FIRST_AGAIN_MS = 200;
/** Another service is away: it may be back any moment. */
const LONGEST_AGAIN_AWAY_MS = 2_000;
/** A rule stands against it: `tryAllNow` when the rule has changed, everything else can wait. */
const LONGEST_AGAIN_MS = 60_000;
const STILL_MS = 60_000;

interface Hand {
  readonly kind: JobKind;
  readonly work: (job: Job) => Promise<void>;
}

/** Does the jobs of a service (`@Does`), promptly, and again until they are done: a process that dies leaves its own in the database for the others. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly hands = new Map<string, Hand>();
  private loop: Promise<void> = Promise.resolve();
  private running = false;
  private turnedAt: number | null = null;
  private nudge = new AbortController();

  constructor(
    private readonly modules: ModulesContainer,
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    for (const instance of instancesOf(this.modules))
      for (const { kind, method } of doingsOf(instance))
        this.hands.set(kind.name, { kind, work: (job) => Reflect.get(instance, method).call(instance, job) });
    if (this.hands.size === 0) return;
    this.running = true;
    this.database.onChange(() => this.nudge.abort());
    this.loops.expect('jobs', { withinMs: STILL_MS, turned: () => this.turnedAt });
    this.measure();
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.running = false;
    this.nudge.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.nudge = new AbortController();
      this.turnedAt = Date.now();
      const done = await this.doDue().catch((error: unknown) => {
        this.log.error('jobs could not be taken, tries again', error);
        return 0;
      });
      if (done < AT_ONCE && this.running) await sleep(LOOK_MS, undefined, { signal: this.nudge.signal }).catch(() => undefined);
    }
    this.turnedAt = null;
  }

  private async doDue(): Promise<number> {
    const due = (await Promise.all([...this.hands.values()].map((hand) => this.take(hand)))).flat();
    await Promise.all(due.map(({ hand, job }) => this.do(hand, job)));
    return due.length;
  }

  /** Takes jobs that are due; until the lease is over nobody else does. */
  private async take(hand: Hand): Promise<readonly { readonly hand: Hand; readonly job: Job }[]> {
    const { name, leaseMs } = hand.kind;
    const [taken]: [Pick<Job, 'key' | 'revision' | 'tries' | 'traceId'>[], number] = await this.database.db.query(
      `UPDATE job SET due_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
       WHERE kind = $1 AND key IN (SELECT key FROM job WHERE kind = $1 AND due_at <= clock_timestamp() ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING key, revision, tries, trace_id AS "traceId"`,
      [name, leaseMs, AT_ONCE],
    );
    return taken.map(({ key, revision, tries, traceId }) => ({ hand, job: new Job(name, key, revision, tries, traceId) }));
  }

  private async do({ work }: Hand, job: Job): Promise<void> {
    try {
      await work(job);
      if (!job.isFinished) throw new Error(`${job.kind} came back without having finished its job`);
      this.database.changed();
    } catch (error) {
      await this.tryLater(job, error).catch((failure: unknown) => this.log.error('job could not be put off', failure, { kind: job.kind }));
    }
  }

  private async tryLater({ kind, key, revision, tries, traceId }: Job, error: unknown): Promise<void> {
    const code = error instanceof Problem ? error.code : 'FAULT';
    if (error instanceof Problem) this.log.warn('job is tried again', { kind, key, code, tries, traceId });
    else this.log.error('job is tried again', error, { kind, key, tries, traceId });
    const longest = code === 'SERVICE_UNAVAILABLE' ? LONGEST_AGAIN_AWAY_MS : LONGEST_AGAIN_MS;
    await this.database.db.query(
      `UPDATE job SET tries = tries + 1, problem = $4, due_at = clock_timestamp() + make_interval(secs => $5::float8 / 1000)
       WHERE kind = $1 AND key = $2 AND revision = $3`,
      [kind, key, revision, code, Math.min(FIRST_AGAIN_MS * 2 ** Math.min(tries, 20), longest)],
    );
  }

  private measure(): void {
    const { database, hands, metrics } = this;
    const gauge = new Gauge({
      name: 'gatebook_jobs_failing',
      help: 'Jobs that have failed and are tried again, by kind.',
      labelNames: ['kind'] as const,
      registers: [metrics.registry],
      async collect() {
        const rows: { kind: string; failing: number }[] = await database.db.query(
          'SELECT kind, count(*)::int AS failing FROM job WHERE problem IS NOT NULL GROUP BY kind',
        );
        for (const kind of hands.keys()) gauge.set({ kind }, rows.find((row) => row.kind === kind)?.failing ?? 0);
      },
    });
  }
}
