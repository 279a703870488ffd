import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Bus } from '../bus/bus.js';
import type { Database } from '../database/database.js';
import { isOutage } from '../database/outage.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import { sourceOf, type Consumer } from './consumer.js';
import type { Hearing } from './hearing.js';
import type { ParkedEvents } from './parked-events.js';
import { readOutboxOf, type OutboxPart, type ReadOutbox } from './read-outbox.js';
import { isBefore, type PlacedTold } from './told.js';

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
    const next = (await this.ask(consumer, { subject: kind.subject, after: common })).events[0];
    for (const aggregateId of new Set(orphans.map(({ aggregate_id }) => aggregate_id))) {
      const { events } = await this.ask(consumer, { subject: kind.subject, after: null, aggregateId });
      // What lies beyond the place that we go on from comes in its turn: heard now, it would pass for a place that was reached.
      await this.tellAnew(
        consumer,
        aggregateId,
        events.filter(({ place }) => next === undefined || isBefore(place, next.place)),
      );
    }
    const parked = await this.parked.waitingOf(consumer);
    const { lacking } = await this.ask(consumer, { subject: kind.subject, after: null, known: parked.map(({ told }) => told.eventId) });
    await this.database.transaction(async (tx) => {
      for (const event of parked) if (lacking.includes(event.told.eventId)) await this.parked.settle(tx, event);
      await this.hearing.standAt(tx, consumer, common);
    });
    this.database.changed();
  }

  /** Forgets an aggregate and takes in what its source tells of it; what cannot be taken in now waits, and holds back this aggregate alone. */
  private async tellAnew(consumer: Consumer, aggregateId: string, events: readonly PlacedTold[]): Promise<void> {
    const anew = (take: (tx: EntityManager, told: PlacedTold) => Promise<unknown>): Promise<void> =>
      this.database.transaction(async (tx) => {
        await consumer.forget?.(aggregateId, tx);
        await tx.query('DELETE FROM inbox_message WHERE consumer = $1 AND aggregate_id = $2', [consumer.durable, aggregateId]);
        for (const told of events) await take(tx, told);
      });
    try {
      await anew((tx, told) => this.hearing.hearAside(tx, consumer, told));
    } catch (error) {
      if (isOutage(error)) throw error;
      this.log.error('an aggregate cannot be told anew, it waits', error, { consumer: consumer.durable, aggregateId });
      await anew((tx, told) => this.parked.add(tx, consumer, told, error instanceof Error ? error.name : 'unknown'));
    }
  }

  /**
   * Those heard that the source does not have, and the newest one heard that it has. All before that one were heard or wait: hearing keeps the order of
   * the source, and one that was heard late, after it had waited, only lies further back.
   */
  private async findOrphans(consumer: Consumer): Promise<{ readonly orphans: readonly InboxRow[]; readonly common: string | null }> {
    const orphans: InboxRow[] = [];
    let common: string | null = null;
    for (let before = String(Number.MAX_SAFE_INTEGER); ;) {
      const rows: InboxRow[] = await this.database.dataSource.query(
        `SELECT event_id, aggregate_id, number FROM inbox_message WHERE consumer = $1 AND number < $2::bigint AND aggregate_id IS NOT NULL
         ORDER BY number DESC LIMIT ${MOST_DOUBTED}`,
        [consumer.durable, before],
      );
      const { lacking } = await this.ask(consumer, {
        subject: consumer.kind.subject,
        after: null,
        known: rows.map(({ event_id }) => event_id),
      });
      orphans.push(...rows.filter(({ event_id }) => lacking.includes(event_id)));
      common ??= rows.find(({ event_id }) => !lacking.includes(event_id))?.event_id ?? null;
      const last = rows.at(-1);
      // One that was heard late may stand above those that were lost: only a part without any of them ends the search.
      if (last === undefined || (common !== null && lacking.length === 0)) return { orphans, common };
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
