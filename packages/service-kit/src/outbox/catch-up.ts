import { randomUUID } from 'node:crypto';
import type { Bus } from '../bus/bus.js';
import type { Database } from '../database/database.js';
import { isOutage } from '../database/outage.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import { sourceOf, type Consumer } from '../bus/consumer.js';
import { MovedMeanwhile, type Hearing } from './hearing.js';
import type { ParkedEvents } from './parked-events.js';
import { readOutboxOf, type OutboxPart, type ReadOutbox } from './read-outbox.js';
import { isBefore, type LastTold, type PlacedTold } from './told.js';
import type { Transaction } from '../database/transaction.js';

const MOST_DOUBTED = 2_000;

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
        await this.goBack(consumer, after);
        continue;
      }
      // Where another replica was quicker we go on from where it is.
      const isNext = await this.hearing.takeAll(consumer, part.events, stillBusy);
      if (part.isWhole && isNext) return;
    }
  }

  /**
   * The source has no such event: its database was restored to an earlier state, and what it told since never happened. The aggregates of what it
   * has lost are forgotten and told anew, up to the newest event that both know, and hearing goes on from there: all of it in one transaction, for
   * what is half taken back tells nobody any more how far back to go.
   */
  private async goBack(consumer: Consumer, from: string | null): Promise<void> {
    const { orphans, waiting, common, isBeyondMemory } = await this.compare(consumer);
    this.log.warn('the source has gone back, what it told since is taken back', { consumer: consumer.durable, events: orphans.length });
    if (consumer.forget === undefined && orphans.length > 0)
      throw new EffectsOfLostEvents(`${consumer.durable} has ${orphans.length} effects of events that its source has lost: rebuild it`);
    if (isBeyondMemory)
      throw new EffectsOfLostEvents(`the source of ${consumer.durable} has lost more than is remembered of what was heard: rebuild it`);
    const lost: LostAggregate[] = [];
    for (const aggregateId of new Set(orphans.map(({ aggregate_id }) => aggregate_id))) {
      const events = await this.eventsOf(consumer, aggregateId);
      // What lies beyond the place that we go on from comes in its turn.
      lost.push({ aggregateId, events: common === null ? [] : events.filter(({ place }) => !isBefore(common.place, place)) });
    }
    const takeBack = (take: (tx: Transaction, told: PlacedTold) => Promise<unknown>): Promise<void> =>
      this.database.transaction(async (tx) => {
        await this.hearing.refuseIfMoved(tx, consumer, from, waiting);
        await this.parked.settleAll(tx, consumer, waiting);
        for (const { aggregateId, events } of lost) {
          await consumer.forget?.(aggregateId, tx);
          await tx.query('DELETE FROM inbox_message WHERE consumer = $1 AND aggregate_id = $2', [consumer.durable, aggregateId]);
          await this.parked.settleAggregate(tx, consumer, aggregateId);
          for (const told of events) await take(tx, told);
        }
        await this.hearing.standAt(tx, consumer, common?.eventId ?? null);
      });
    try {
      await takeBack((tx, told) => this.hearing.hearAside(tx, consumer, told));
    } catch (error) {
      if (isOutage(error) || error instanceof MovedMeanwhile) throw error;
      // Something cannot be taken in now: all of it waits, each aggregate for itself, and is heard as soon as it can be.
      this.log.error('what is told anew cannot be taken in at once, it waits', error, { consumer: consumer.durable });
      await takeBack((tx, told) => this.parked.add(tx, consumer, told, 'is told anew'));
    }
    this.database.changed();
  }

  /** All that the source has told of an aggregate. */
  private async eventsOf(consumer: Consumer, aggregateId: string): Promise<readonly PlacedTold[]> {
    const { subject } = consumer.kind;
    const events: PlacedTold[] = [];
    for (;;) {
      const part = await this.ask(consumer, { subject, after: events.at(-1)?.eventId ?? null, aggregateId });
      if (!part.isKnown) throw new MovedMeanwhile();
      events.push(...part.events);
      if (part.isWhole) return events;
    }
  }

  /**
   * What was heard of the source, or waits, against what it has: those it has lost, and of those it has the one that stands last. All of it is asked about:
   * the order in which events were heard is not the order of the source, for some were heard late.
   */
  private async compare(consumer: Consumer): Promise<Compared> {
    let common: LastTold | null = null;
    const lackingOf = async (known: readonly string[]): Promise<ReadonlySet<string>> => {
      const { lacking, newest } = await this.ask(consumer, { subject: consumer.kind.subject, after: null, known });
      if (newest != null && (common === null || isBefore(common.place, newest.place))) common = newest;
      return new Set(lacking);
    };
    const pruned = await this.hearing.prunedUntil(consumer);
    const isBeyondMemory = pruned !== null && (await lackingOf([pruned])).has(pruned);
    const parked = (await this.parked.waitingOf(consumer)).map(({ told }) => told.eventId);
    const waiting: string[] = [];
    for (let from = 0; from < parked.length; from += MOST_DOUBTED)
      waiting.push(...(await lackingOf(parked.slice(from, from + MOST_DOUBTED))));
    const orphans: InboxRow[] = [];
    for (let before = String(Number.MAX_SAFE_INTEGER); ;) {
      const rows: InboxRow[] = await this.database.dataSource.query(
        `SELECT event_id, aggregate_id, number FROM inbox_message WHERE consumer = $1 AND number < $2::bigint AND aggregate_id IS NOT NULL
         ORDER BY number DESC LIMIT ${MOST_DOUBTED}`,
        [consumer.durable, before],
      );
      const last = rows.at(-1);
      if (last === undefined) return { orphans, waiting, common, isBeyondMemory };
      const lacking = await lackingOf(rows.map(({ event_id }) => event_id));
      orphans.push(...rows.filter(({ event_id }) => lacking.has(event_id)));
      before = last.number;
    }
  }

  private ask(consumer: Consumer, body: ReadOutbox): Promise<OutboxPart> {
    return this.bus.ask(readOutboxOf(sourceOf(consumer)), body, { traceId: randomUUID().replaceAll('-', ''), service: this.service });
  }
}

/** What a consumer has heard, and what of it its source has. */
interface Compared {
  /** Heard, and lost by the source. */
  readonly orphans: readonly InboxRow[];
  /** Put aside, and lost by the source. */
  readonly waiting: readonly string[];
  /** Of what both have, the event that stands last in the source's outbox. */
  readonly common: LastTold | null;
  /** Whether the source has lost even what was pruned: nobody knows any more what else of that it has lost. */
  readonly isBeyondMemory: boolean;
}

/** Effects that nobody can take back event by event. */
class EffectsOfLostEvents extends Error {
  override readonly name = 'EffectsOfLostEvents';
}

/** An aggregate of which the source has lost events, with what it tells of it up to the place that both know. */
interface LostAggregate {
  readonly aggregateId: string;
  readonly events: readonly PlacedTold[];
}

interface InboxRow {
  readonly event_id: string;
  readonly aggregate_id: string;
  readonly number: string;
}
