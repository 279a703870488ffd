import { randomUUID } from 'node:crypto';
import type { Bus } from '../bus/bus.js';
import type { Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import { sourceOf, type Consumer } from './consumer.js';
import type { Hearing } from './hearing.js';
import type { ParkedEvents } from './parked-events.js';
import { readOutboxOf, type OutboxPart, type ReadOutbox } from './read-outbox.js';

const MOST_DOUBTED = 500;

/** Reads from a source's outbox what did not come by its stream. */
export class CatchUp {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly stuck = new Map<string, string>();

  constructor(
    private readonly service: string,
    private readonly bus: Bus,
    private readonly database: Database,
    private readonly hearing: Hearing,
    private readonly parked: ParkedEvents,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** Why consumers cannot go on by themselves. */
  get objections(): readonly string[] {
    return [...this.stuck.values()];
  }

  /** Hears all that the source can tell now; once at a time for each consumer. Fails when the source does not answer. */
  run(consumer: Consumer, stillBusy: () => void = () => undefined): Promise<void> {
    const earlier = this.underWay.get(consumer.durable);
    if (earlier !== undefined) return earlier;
    const run = this.hearAll(consumer, stillBusy)
      .then(
        () => void this.stuck.delete(consumer.durable),
        (error: unknown) => {
          if (error instanceof EffectsOfLostEvents) this.stuck.set(consumer.durable, error.message);
          throw error;
        },
      )
      .finally(() => this.underWay.delete(consumer.durable));
    this.underWay.set(consumer.durable, run);
    return run;
  }

  private async hearAll(consumer: Consumer, stillBusy: () => void): Promise<void> {
    this.metrics.caughtUpTotal.inc({ consumer: consumer.durable });
    for (;;) {
      const after = (await this.hearing.until([consumer])).get(consumer.durable)?.eventId ?? null;
      const part = await this.ask(consumer, { subject: consumer.kind.subject, after });
      stillBusy();
      if (!part.isKnown) {
        await this.goBack(consumer);
        continue;
      }
      // Where another replica was quicker we go on from where it is.
      const isNext = await this.hearing.takeAll(consumer, part.events, stillBusy);
      if (part.isWhole && isNext) return;
    }
  }

  /**
   * The source has no such event: its database was restored to an earlier state, and what it told since never happened. Those events' aggregates
   * are forgotten and told anew as the source knows them; hearing goes on from the newest event that both know.
   */
  private async goBack(consumer: Consumer): Promise<void> {
    const { orphans, common } = await this.findOrphans(consumer);
    this.log.warn('the source has gone back, what it told since is taken back', { consumer: consumer.durable, events: orphans.length });
    const { forget, kind } = consumer;
    if (forget === undefined && orphans.length > 0)
      throw new EffectsOfLostEvents(`${consumer.durable} has ${orphans.length} effects of events that its source has lost: rebuild it`);
    for (const aggregateId of new Set(orphans.map(({ aggregate_id }) => aggregate_id))) {
      const { events } = await this.ask(consumer, { subject: kind.subject, after: null, aggregateId });
      await this.database.transaction(async (tx) => {
        await forget?.(aggregateId, tx);
        await tx.query('DELETE FROM inbox_message WHERE consumer = $1 AND aggregate_id = $2', [consumer.durable, aggregateId]);
        for (const told of events) await this.hearing.hearAside(tx, consumer, told);
      });
    }
    const parked = await this.parked.waitingOf(consumer);
    const { lacking } = await this.ask(consumer, { subject: kind.subject, after: null, known: parked.map(({ told }) => told.eventId) });
    await this.database.transaction(async (tx) => {
      for (const event of parked) if (lacking.includes(event.told.eventId)) await this.parked.settle(tx, event);
      await this.hearing.standAt(tx, consumer, common);
    });
    this.database.changed();
  }

  /** The newest event that both know, and those heard since. Hearing keeps the order of the source: all before it are known as well. */
  private async findOrphans(consumer: Consumer): Promise<{ readonly orphans: readonly InboxRow[]; readonly common: string | null }> {
    const orphans: InboxRow[] = [];
    for (let before = String(Number.MAX_SAFE_INTEGER); ;) {
      const rows: InboxRow[] = await this.database.dataSource.query(
        `SELECT event_id, aggregate_id, number FROM inbox_message WHERE consumer = $1 AND number < $2::bigint AND aggregate_id IS NOT NULL
         ORDER BY number DESC LIMIT ${MOST_DOUBTED}`,
        [consumer.durable, before],
      );
      const doubted = rows.map(({ event_id }) => event_id);
      const { lacking } = await this.ask(consumer, { subject: consumer.kind.subject, after: null, known: doubted });
      orphans.push(...rows.filter(({ event_id }) => lacking.includes(event_id)));
      const common = rows.find(({ event_id }) => !lacking.includes(event_id));
      const last = rows.at(-1);
      if (common !== undefined || last === undefined) return { orphans, common: common?.event_id ?? null };
      before = last.number;
    }
  }

  private ask(consumer: Consumer, body: ReadOutbox): Promise<OutboxPart> {
    return this.bus.ask(readOutboxOf(sourceOf(consumer)), body, { traceId: randomUUID().replaceAll('-', ''), service: this.service });
  }
}

/** Effects that nobody can take back event by event. */
class EffectsOfLostEvents extends Error {
  override readonly name = 'EffectsOfLostEvents';
}

interface InboxRow {
  readonly event_id: string;
  readonly aggregate_id: string;
  readonly number: string;
}
