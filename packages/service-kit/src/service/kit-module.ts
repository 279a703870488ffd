import { Module, type DynamicModule } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Bus } from '../bus/bus.js';
import { ServiceSettings } from '../config/read-settings.js';
import { Database } from '../database/database.js';
import { Metrics } from '../health/metrics.js';
import { Log } from '../logs/log.js';
import { Freshness } from '../outbox/freshness.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../time/clock.js';
import { JobWorker } from '../jobs/job-worker.js';
import { Jobs } from '../jobs/jobs.js';
import { Loops } from '../jobs/loops.js';
import { Schedule } from '../jobs/schedule.js';

/** What the runner has made before the service's own module is loaded. */
export interface KitParts {
  readonly settings: ServiceSettings;
  readonly database: Database;
  readonly bus: Bus;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly freshness: Freshness;
  readonly loops: Loops;
}

/** Makes the kit available in a whole service: settings, database, bus, outbox, audit, jobs, clock, log, metrics. */
@Module({})
export class KitModule {
  static with({ settings, database, bus, log, metrics, clock, freshness, loops }: KitParts): DynamicModule {
    const own = settings.constructor === ServiceSettings ? [] : [{ provide: settings.constructor, useValue: settings }];
    const providers = [
      ...own,
      { provide: ServiceSettings, useValue: settings },
      { provide: Database, useValue: database },
      { provide: Bus, useValue: bus },
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: metrics },
      { provide: Clock, useValue: clock },
      { provide: Freshness, useValue: freshness },
      { provide: Loops, useValue: loops },
      { provide: Jobs, useValue: new Jobs() },
      { provide: Outbox, useValue: new Outbox() },
      { provide: Audit, useValue: new Audit(clock) },
    ];
    return {
      module: KitModule,
      global: true,
      providers: [...providers, Schedule, JobWorker],
      exports: providers.map(({ provide }) => provide),
    };
  }
}
