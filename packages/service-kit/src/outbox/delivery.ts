import { CONSUMERS, sourceOfConsumer, type Asked } from '@gatebook/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Bus } from '../bus/bus.js';
import type { AnswerRequest } from '../bus/requests.js';
import type { Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import type { Loops } from '../jobs/loops.js';
import { CatchUp } from './catch-up.js';
import type { Consumer } from '../bus/consumer.js';
import { EventConsumers } from './event-consumers.js';
import type { Freshness } from './freshness.js';
import { HeardBeats } from './heard-beats.js';
import { Hearing } from './hearing.js';
import { Heartbeat } from './heartbeat.js';
import { OutboxReader } from './outbox-reader.js';
import { OutboxRelay } from './outbox-relay.js';
import { ParkedEvents } from './parked-events.js';
import { ParkedLoop } from './parked-loop.js';
import { answerFromOutbox, readOutboxOf, type ReadOutbox } from './read-outbox.js';

/** What telling and hearing work with. */
export interface DeliveryParts {
  readonly database: Database;
  readonly connection: NatsConnection;
  readonly bus: Bus;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly freshness: Freshness;
  readonly loops: Loops;
}

/** Tells a service's events and hears those of others: relay, heartbeat, consumers, and what was put aside. */
export class Delivery {
  private readonly reader: OutboxReader;
  private readonly relay: OutboxRelay;
  private readonly heartbeat: Heartbeat;
  private consumers: EventConsumers | null = null;
  private parkedLoop: ParkedLoop | null = null;
  private catchUp: CatchUp | null = null;
  private beats: HeardBeats | null = null;

  constructor(
    private readonly service: string,
    private readonly parts: DeliveryParts,
  ) {
    const { database, connection, metrics, log, loops } = parts;
    this.reader = new OutboxReader(database.dataSource);
    this.relay = new OutboxRelay(service, database, this.reader, connection, metrics, log, loops);
    this.heartbeat = new Heartbeat(service, this.reader, connection, () => this.relay.lineage, metrics, log, loops);
  }

  /** What others may ask of our outbox; where nobody hears a service the broker lets it answer nobody. */
  get answers(): ReadonlyMap<string, AnswerRequest> {
    const isHeard = CONSUMERS.some((consumer) => sourceOfConsumer(consumer) === this.service);
    if (!isHeard) return new Map();
    return new Map([[readOutboxOf(this.service).subject, (asked) => answerFromOutbox(this.reader, asked as Asked<ReadOutbox>)]]);
  }

  tell(): void {
    this.relay.start();
    this.heartbeat.start();
  }

  async hear(consumers: readonly Consumer[]): Promise<void> {
    const { database, connection, bus, metrics, log, freshness, loops } = this.parts;
    const parked = new ParkedEvents(database, consumers);
    const hearing = new Hearing(database, parked, metrics, log);
    const catchUp = new CatchUp(this.service, bus, database, hearing, parked, metrics, log);
    this.catchUp = catchUp;
    const beats = new HeardBeats(consumers, hearing, catchUp, freshness, log);
    this.beats = beats;
    this.consumers = new EventConsumers(consumers, connection, hearing, catchUp, beats, log, loops);
    this.parkedLoop = new ParkedLoop(consumers, database, parked, hearing, freshness, log, loops);
    this.consumers.start();
    beats.start(connection);
    await this.parkedLoop.start();
  }

  /** Why events do not come or go as they should. */
  get objections(): readonly string[] {
    const blocked = this.parts.freshness.blockedAggregates.length;
    return [
      ...(this.catchUp?.objections ?? []),
      this.relay.objection,
      this.heartbeat.objection,
      this.consumers?.ready === true ? null : 'not every consumer exists at the broker yet',
      blocked === 0 ? null : `events of ${blocked} things could not be taken in`,
    ].filter((objection) => objection !== null);
  }

  async stop(): Promise<void> {
    this.heartbeat.stop();
    this.beats?.stop();
    this.parkedLoop?.stop();
    await this.relay.stop();
    await this.consumers?.stop();
  }
}
