import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one app. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requestSeconds = new Histogram({
    name: 'gatebook_request_seconds',
    help: 'Time to answer a request on the bus, by subject and outcome (answered, a problem code, fault, too-late).',
    labelNames: ['subject', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [this.registry],
  });

  readonly heardTotal = new Counter({
    name: 'gatebook_events_heard_total',
    help: 'Events heard, by consumer and outcome (done, repeated, gap, failed, parked).',
    labelNames: ['consumer', 'outcome'] as const,
    registers: [this.registry],
  });

  readonly outboxBacklog = new Gauge({
    name: 'gatebook_outbox_backlog',
    help: 'Events in the outbox that the stream does not hold yet.',
    registers: [this.registry],
  });

  readonly fenceAgeSeconds = new Gauge({
    name: 'gatebook_outbox_fence_age_seconds',
    help: 'Seconds since everything that this service had committed could be told: it waits for the oldest writer of the cluster.',
    registers: [this.registry],
  });

  readonly caughtUpTotal = new Counter({
    name: 'gatebook_outbox_reads_total',
    help: 'Times a consumer read what it missed from its source’s outbox, by consumer.',
    labelNames: ['consumer'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'gatebook_' });
  }
}
