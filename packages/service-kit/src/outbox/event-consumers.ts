import { serviceOf, type EventKind, type Told } from '@gatebook/contracts';
import type { Consumer as JetStreamConsumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { BusContact } from '../bus/bus-contact.js';
import { sourceOf, streamOfKind } from '../bus/streams.js';
import { codeOf, type Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';

const FETCH_MS = 5_000;
const TRIES_BEFORE_PARKING = 6;
const AGAIN_MS = [100, 300, 1_000, 3_000, 10_000, 30_000] as const;

/** The effect of an event, inside the transaction that also holds its inbox row. */
export type HearEvent = (told: Told, tx: EntityManager) => Promise<void>;

/** One durable consumer. */
export interface Consumer {
  readonly kind: EventKind;
  /** `<service>_<purpose>` */
  readonly durable: string;
  readonly hear: HearEvent;
}

/** Hears events through durable consumers: an effect counts once however often an event is delivered, and is acknowledged after its commit. */
export class EventConsumers {
  private running = true;
  private readonly loops: Promise<void>[] = [];
  private readonly started = new Set<string>();
  private readonly batches = new Map<string, ConsumerMessages>();

  constructor(
    private readonly consumers: readonly Consumer[],
    private readonly database: Database,
    private readonly connection: NatsConnection,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly contact: BusContact,
  ) {}

  start(): void {
    for (const consumer of this.consumers) this.loops.push(this.run(consumer));
  }

  /** True once every consumer exists at the broker. */
  get ready(): boolean {
    return this.started.size === this.consumers.length;
  }

  async stop(): Promise<void> {
    this.running = false;
    await Promise.all([...this.batches.values()].map((batch) => batch.close()));
    await Promise.race([Promise.all(this.loops), new Promise((resolve) => setTimeout(resolve, FETCH_MS + 500).unref())]);
  }

  private async run(consumer: Consumer): Promise<void> {
    while (this.running) {
      try {
        const client = sourceOf(this.connection, serviceOf(consumer.kind.subject));
        const source = await client.consumers.get(streamOfKind(consumer.kind), consumer.durable);
        this.contact.expect(consumer.durable);
        this.started.add(consumer.durable);
        await this.noteFreshness(consumer, source);
        while (this.running) {
          const batch = await source.fetch({ max_messages: 64, expires: FETCH_MS });
          this.batches.set(consumer.durable, batch);
          for await (const message of batch) {
            if (!this.running) return;
            await this.hearMessage(consumer, message);
          }
          await this.noteFreshness(consumer, source);
        }
      } catch (error) {
        if (!this.running || this.connection.isClosed()) return;
        // The stream does not exist yet, was lost, or the broker is away: what matters is in the outbox and the inbox.
        this.log.debug('consumer waits for its stream', {
          consumer: consumer.durable,
          cause: error instanceof Error ? error.name : 'unknown',
        });
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  /** With nothing left to hear, what we know is as fresh as this moment; with a backlog it is not. */
  private async noteFreshness({ durable }: Consumer, source: JetStreamConsumer): Promise<void> {
    const asOf = new Date();
    const { num_pending: pending, num_ack_pending: unacknowledged } = await source.info();
    if (pending === 0 && unacknowledged === 0) this.contact.reached(durable, asOf);
  }

  private async hearMessage(consumer: Consumer, message: JsMsg): Promise<void> {
    const told = readTold(message);
    if (told === null) {
      this.log.warn('message is not an event, dropped', { consumer: consumer.durable, streamSequence: message.seq });
      message.term('not an event');
      return;
    }
    try {
      const outcome = await this.hearOnce(consumer, told);
      this.metrics.heardTotal.inc({ consumer: consumer.durable, outcome });
      message.ack();
    } catch (error) {
      await this.tryLater(consumer, message, told, error);
    }
  }

  private hearOnce({ kind, durable, hear }: Consumer, told: Told): Promise<'done' | 'repeated'> {
    return this.database
      .transaction(async (tx) => {
        const [first]: { event_id: string }[] = await tx.query(
          'INSERT INTO inbox_message (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id',
          [durable, told.eventId],
        );
        if (!first) return 'repeated';
        await hear({ ...told, body: readBody(kind, told) }, tx);
        return 'done';
      })
      .then((outcome) => {
        this.database.changed();
        return outcome;
      });
  }

  /** A failing event is tried later. It is parked only when it keeps failing while the database works: an outage is no reason to give up on anything. */
  private async tryLater(consumer: Consumer, message: JsMsg, told: Told, error: unknown): Promise<void> {
    const tries = message.info.deliveryCount;
    this.metrics.heardTotal.inc({ consumer: consumer.durable, outcome: 'failed' });
    this.log.error('event failed', error, { consumer: consumer.durable, eventId: told.eventId, tries, traceId: told.traceId });
    try {
      if (tries >= TRIES_BEFORE_PARKING && !isTransient(error)) {
        await this.database.dataSource.query(
          'INSERT INTO parked_message (consumer, event_id, subject, told, reason) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
          [consumer.durable, told.eventId, told.subject, JSON.stringify(told), error instanceof Error ? error.name : 'unknown'],
        );
        this.metrics.heardTotal.inc({ consumer: consumer.durable, outcome: 'parked' });
        message.term('parked');
        return;
      }
    } catch (parkingError) {
      this.log.error('event could not be parked, tries again', parkingError, { consumer: consumer.durable, eventId: told.eventId });
    }
    message.nak(AGAIN_MS[Math.min(tries, AGAIN_MS.length) - 1]);
  }
}

function readTold(message: JsMsg): Told | null {
  try {
    const told = message.json<Told>();
    return typeof told.eventId === 'string' && typeof told.body === 'object' && told.body !== null ? told : null;
  } catch {
    return null;
  }
}

/** Checks the body against its DTO; fields we do not know yet are ignored, so that services can be upgraded one by one. */
function readBody(kind: EventKind, told: Told): unknown {
  const body: unknown = plainToInstance(kind.body, told.body);
  if (typeof body !== 'object' || body === null) throw new Error(`event ${kind.subject} has no body`);
  const wrong = validateSync(body, { whitelist: true, forbidUnknownValues: false });
  if (wrong.length > 0) throw new Error(`event ${kind.subject} is malformed at ${wrong.map(({ property }) => property).join(', ')}`);
  return body;
}

/** Classes of SQLSTATE that pass by themselves: connection, rollback, resources, locks and time-outs, intervention. */
const TRANSIENT_CLASSES = ['08', '40', '53', '55', '57'];

/** Trouble of the database or the way to it, not of the event: it may count no tries against the event. */
function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== '') return TRANSIENT_CLASSES.includes(code.slice(0, 2)) || /^E[A-Z]+$/.test(code);
  return error instanceof Error && /connect|timeout|terminated/i.test(error.message);
}
