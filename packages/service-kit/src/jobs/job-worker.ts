import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Gauge } from 'prom-client';
import { Database } from '../database/database.js';
import { Metrics } from '../health/metrics.js';
import { Log } from '../logs/log.js';
import { instancesOf } from './instances-of.js';
import { doingsOf } from './job.js';
import { JobLoop } from './job-loop.js';
import { Jobs } from './jobs.js';
import { Loops } from './loops.js';

/** Does the jobs of a service (`@Does`), each kind in a loop of its own, from the start to the end of the service. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private running: readonly JobLoop[] = [];

  constructor(
    private readonly modules: ModulesContainer,
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    const { database, log, loops } = this;
    this.running = [...instancesOf(this.modules)].flatMap((instance) =>
      doingsOf(instance).map(({ kind, method }) => {
        this.jobs.expect(kind);
        return new JobLoop(kind, (job) => Reflect.get(instance, method).call(instance, job), { database, log, loops });
      }),
    );
    if (this.running.length > 0) this.measure();
    for (const loop of this.running) loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.running.map((loop) => loop.stop()));
  }

  private measure(): void {
    const { database, metrics, running } = this;
    const gauge = new Gauge({
      name: 'gatebook_jobs_failing',
      help: 'Jobs that have failed and are tried again, by kind.',
      labelNames: ['kind'] as const,
      registers: [metrics.registry],
      async collect() {
        const rows: { kind: string; failing: number }[] = await database.db.query(
          'SELECT kind, count(*)::int AS failing FROM job WHERE problem IS NOT NULL GROUP BY kind',
        );
        for (const { kind } of running) gauge.set({ kind: kind.name }, rows.find((row) => row.kind === kind.name)?.failing ?? 0);
      },
    });
  }
}
