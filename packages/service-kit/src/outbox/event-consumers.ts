import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstreamOf, streamOfKind } from '../bus/streams.js';
import type { Log } from '../logs/log.js';
import type { Loops } from '../jobs/loops.js';
import type { CatchUp } from './catch-up.js';
import { sourceOf, type Consumer } from '../bus/consumer.js';
import type { HeardBeats } from './heard-beats.js';
import type { Hearing } from './hearing.js';
import { readRelayed } from './told.js';

const FETCH_MS = 5_000;
const MOST_AT_ONCE = 64;
const PAUSE_AFTER_FAILURE_MS = 250;
/** A consumer that has not turned for this long stands still: an event that keeps failing is put aside long before. */
const STILL_MS = 60_000;

/**
 * Hears events as their sources' streams bring them. A message is taken in only if it follows the last one heard and its sender is the one that
 * the source's heartbeat names; anything else only means that something is missing, and the source's outbox is read instead.
 */
export class EventConsumers {
  private running = true;
  private readonly loops: Promise<void>[] = [];
  private readonly started = new Set<string>();
  private readonly batches = new Map<string, ConsumerMessages>();
  private readonly turnedAt = new Map<string, number>();

  constructor(
    private readonly consumers: readonly Consumer[],
    private readonly connection: NatsConnection,
    private readonly hearing: Hearing,
    private readonly catchUp: CatchUp,
    private readonly beats: HeardBeats,
    private readonly log: Log,
    watch: Loops,
  ) {
    for (const { durable } of consumers)
      watch.expect(`consumer ${durable}`, { withinMs: STILL_MS, turned: () => this.turnedAt.get(durable) ?? null });
  }

  start(): void {
    for (const consumer of this.consumers) this.loops.push(this.run(consumer));
  }

  /** True once every consumer was found at the broker. */
  get ready(): boolean {
    return this.started.size === this.consumers.length;
  }

  async stop(): Promise<void> {
    this.running = false;
    this.hearing.stop();
    await Promise.all([...this.batches.values()].map((batch) => batch.close()));
    await Promise.race([Promise.all(this.loops), new Promise((resolve) => setTimeout(resolve, FETCH_MS + 500).unref())]);
  }

  private async run(consumer: Consumer): Promise<void> {
    while (this.running) {
      try {
        this.turned(consumer);
        await this.hearing.begin(consumer);
        const source = await jetstreamOf(this.connection, sourceOf(consumer)).consumers.get(streamOfKind(consumer.kind), consumer.durable);
        this.started.add(consumer.durable);
        while (this.running) {
          const batch = await source.fetch({ max_messages: MOST_AT_ONCE, expires: FETCH_MS });
          this.batches.set(consumer.durable, batch);
          for await (const message of batch) {
            if (!this.running) return;
            await this.hearMessage(consumer, message);
          }
          this.turned(consumer);
        }
      } catch (error) {
        if (!this.running || this.connection.isClosed()) return;
        // The stream or its consumer is not there, the broker or the database is away: what matters stands in the source's outbox.
        this.beats.doubt();
        this.log.debug('consumer waits for its stream', {
          consumer: consumer.durable,
          cause: error instanceof Error ? error.name : 'unknown',
        });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
      }
    }
  }

  private turned({ durable }: Consumer): void {
    this.turnedAt.set(durable, Date.now());
  }

  private async hearMessage(consumer: Consumer, message: JsMsg): Promise<void> {
    const told = readRelayed(() => message.json<unknown>());
    if (told === null) {
      this.log.warn('message is not an event, dropped', { consumer: consumer.durable, streamSequence: message.seq });
      message.term('not an event');
      return;
    }
    const stillBusy = (): void => {
      this.turned(consumer);
      message.working();
    };
    const believed = this.beats.believedOf(sourceOf(consumer));
    const isBelieved = believed !== null && believed.lineage === told.lineage;
    const outcome = isBelieved ? await this.hearing.take(consumer, told, believed.server, stillBusy) : 'gap';
    if (outcome === 'gap') await this.catchUp.run(consumer, stillBusy);
    message.ack();
  }
}
