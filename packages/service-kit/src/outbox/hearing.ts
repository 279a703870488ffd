import type { Told } from '@gatebook/contracts';
import { isOutage } from '../database/outage.js';
import type { Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import type { Consumer } from '../bus/consumer.js';
import type { ParkedEvents } from './parked-events.js';
import { isBefore, readBody, type Place, type PlacedTold } from './told.js';
import type { Transaction } from '../database/transaction.js';

/** One more try in the line itself, for what has just collided with another change; further ones are made beside it, where they hold up nobody. */
const AGAIN_MS = [100] as const;
/** After so many in a row that had to be put aside, the next ones are given no second try: a bug would hold up all that is right behind it. */
const PATIENT_UNTIL = 3;
const OUTAGE_PAUSE_MS = 1_000;
/** So many that no transaction of them is long: the fence of every service waits for the oldest. */
const MOST_TOGETHER = 50;

/** What became of an event: taken in, known already, put aside, or something before it is missing. */
export type Outcome = 'done' | 'repeated' | 'parked' | 'gap';

/** Up to where a consumer has heard its source; null before the first event. */
export interface HeardUntil {
  readonly eventId: string | null;
  readonly place: Place | null;
  /** When this PostgreSQL was started: another one may hold another history. */
  readonly server: string;
}

interface HeardRow {
  readonly consumer: string;
  readonly event_id: string | null;
  readonly transaction_id: string | null;
  readonly message_id: string | null;
  readonly server: string;
}

/**
 * Takes events in, each once and in the order of its source: how far a consumer has come is written in the transaction of the effect, so it goes
 * back together with the effects when a database is restored, and the events since are heard again.
 */
export class Hearing {
  private running = true;
  private readonly putAsideInARow = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly parked: ParkedEvents,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  stop(): void {
    this.running = false;
  }

  /** Makes the row that says how far a consumer has come. */
  async begin({ durable }: Consumer): Promise<void> {
    await this.database.dataSource.query('INSERT INTO heard_until (consumer) VALUES ($1) ON CONFLICT DO NOTHING', [durable]);
  }

  /** How far the given consumers have come. */
  async until(consumers: readonly Consumer[]): Promise<ReadonlyMap<string, HeardUntil>> {
    const rows: HeardRow[] = await this.database.dataSource.query(`${HEARD} WHERE consumer = ANY($1)`, [
      consumers.map(({ durable }) => durable),
    ]);
    return new Map(rows.map((row) => [row.consumer, heardOf(row)]));
  }

  /**
   * Takes in events that follow one another, in one transaction: who has much to hear is not slowed down by a commit for each. Where any of them
   * makes trouble they are taken one by one, each on its own. False when something before them is missing.
   */
  async takeAll(consumer: Consumer, events: readonly PlacedTold[], stillBusy: () => void = () => undefined): Promise<boolean> {
    for (let from = 0; from < events.length; from += MOST_TOGETHER) {
      const some = events.slice(from, from + MOST_TOGETHER);
      const outcomes = await this.together(consumer, some).catch(() => null);
      if (outcomes !== null) for (const outcome of outcomes) this.count(consumer, outcome);
      else for (const told of some) if ((await this.take(consumer, told, null, stillBusy)) === 'gap') return false;
      if (outcomes?.includes('gap') === true) return false;
      stillBusy();
    }
    return true;
  }

  private async together(consumer: Consumer, events: readonly PlacedTold[]): Promise<readonly Outcome[]> {
    const outcomes = await this.database.transaction(async (tx) => {
      const each: Outcome[] = [];
      for (const told of events) {
        each.push(await this.hearNext(tx, consumer, told, null));
        if (each.at(-1) === 'gap') break;
      }
      return each;
    });
    if (outcomes.includes('done')) this.database.changed();
    return outcomes;
  }

  /** Takes one event in, however often that has to be tried; what keeps failing while the database works is put aside. `server`: the one it is believed on. */
  async take(consumer: Consumer, told: PlacedTold, server: string | null, stillBusy: () => void = () => undefined): Promise<Outcome> {
    for (let failures = 0; ;) {
      try {
        return this.count(consumer, await this.once(consumer, told, server));
      } catch (error) {
        if (!this.running) throw error;
        this.metrics.heardTotal.inc({ consumer: consumer.durable, outcome: 'failed' });
        const isTransient = isOutage(error);
        this.log.error('event failed', error, { consumer: consumer.durable, eventId: told.eventId, failures, traceId: told.traceId });
        const wait = this.inARow(consumer) < PATIENT_UNTIL ? AGAIN_MS[failures] : undefined;
        if (!isTransient && wait === undefined) return this.count(consumer, await this.putAside(consumer, told, error));
        if (!isTransient) failures++;
        await new Promise((resolve) => setTimeout(resolve, isTransient ? OUTAGE_PAUSE_MS : wait));
        stillBusy();
      }
    }
  }

  private inARow({ durable }: Consumer): number {
    return this.putAsideInARow.get(durable) ?? 0;
  }

  private count(consumer: Consumer, outcome: Outcome): Outcome {
    const { durable } = consumer;
    if (outcome === 'done') this.putAsideInARow.delete(durable);
    else if (outcome === 'parked') this.putAsideInARow.set(durable, this.inARow(consumer) + 1);
    this.metrics.heardTotal.inc({ consumer: durable, outcome });
    return outcome;
  }

  private async once(consumer: Consumer, told: PlacedTold, server: string | null): Promise<Outcome> {
    const outcome = await this.database.transaction((tx) => this.hearNext(tx, consumer, told, server));
    if (outcome === 'done') this.database.changed();
    return outcome;
  }

  private async hearNext(tx: Transaction, consumer: Consumer, told: PlacedTold, server: string | null): Promise<Outcome> {
    const placed = await this.placeOf(tx, consumer, told, server);
    if (placed !== 'next') return placed;
    if (await this.parked.blocks(tx, consumer, told.aggregateId)) {
      await this.parked.add(tx, consumer, told, 'waits for an earlier event of its aggregate');
      await this.moveOn(tx, consumer, told);
      return 'parked';
    }
    const isFirst = await this.enterInbox(tx, consumer, told);
    await this.moveOn(tx, consumer, told);
    if (!isFirst) return 'repeated';
    await consumer.hear({ ...told, body: readBody(consumer.kind, told) }, tx);
    return 'done';
  }

  /** Two replicas may hold the same event: the row lock gives them an order, and the second finds it heard. */
  private async placeOf(
    tx: Transaction,
    { durable }: Consumer,
    told: PlacedTold,
    server: string | null,
  ): Promise<'next' | 'repeated' | 'gap'> {
    const [row]: HeardRow[] = await tx.query(`${HEARD} WHERE consumer = $1 FOR UPDATE`, [durable]);
    if (!row) throw new Error(`the row of ${durable} in heard_until is missing`);
    const heard = heardOf(row);
    if (server !== null && server !== heard.server) return 'gap';
    if (heard.eventId === told.previous) return 'next';
    return heard.place !== null && !isBefore(heard.place, told.place) ? 'repeated' : 'gap';
  }

  private async putAside(consumer: Consumer, told: PlacedTold, error: unknown): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      const placed = await this.placeOf(tx, consumer, told, null);
      if (placed !== 'next') return placed;
      await this.parked.add(tx, consumer, told, error instanceof Error ? error.name : 'unknown');
      await this.moveOn(tx, consumer, told);
      return 'parked';
    });
  }

  /** Hears an event that was put aside, or told anew, whatever its place; true when it was not known yet. */
  async hearAside(tx: Transaction, consumer: Consumer, told: Told): Promise<boolean> {
    if (!(await this.enterInbox(tx, consumer, told))) return false;
    await consumer.hear({ ...told, body: readBody(consumer.kind, told) }, tx);
    return true;
  }

  private async enterInbox(tx: Transaction, { durable }: Consumer, told: Told): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'INSERT INTO inbox_message (consumer, event_id, aggregate_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING event_id',
      [durable, told.eventId, told.aggregateId],
    );
    return rows.length > 0;
  }

  /** Fails where this consumer has come further since `from`, or has heard one of the given events that waited: another replica was at work. */
  async refuseIfMoved(tx: Transaction, { durable }: Consumer, from: string | null, waited: readonly string[]): Promise<void> {
    const [row]: HeardRow[] = await tx.query(`${HEARD} WHERE consumer = $1 FOR UPDATE`, [durable]);
    const heard: unknown[] = await tx.query('SELECT 1 FROM inbox_message WHERE consumer = $1 AND event_id = ANY($2::uuid[]) LIMIT 1', [
      durable,
      waited,
    ]);
    if ((row?.event_id ?? null) !== from || heard.length > 0)
      throw new MovedMeanwhile(`${durable} moved while it was compared with its source`);
  }

  /** The newest event whose row in the inbox was pruned; null while the inbox holds all that was heard. */
  async prunedUntil({ durable }: Consumer): Promise<string | null> {
    const [row]: { pruned_until: string | null }[] = await this.database.dataSource.query(
      'SELECT pruned_until FROM heard_until WHERE consumer = $1',
      [durable],
    );
    return row?.pruned_until ?? null;
  }

  /** Goes on after an event that the source has, whatever its place; from the first where there is none. */
  async standAt(tx: Transaction, { durable }: Consumer, eventId: string | null): Promise<void> {
    await tx.query(
      'UPDATE heard_until SET event_id = $2, transaction_id = NULL, message_id = NULL, heard_at = clock_timestamp() WHERE consumer = $1',
      [durable, eventId],
    );
  }

  private async moveOn(tx: Transaction, { durable }: Consumer, { eventId, place }: PlacedTold): Promise<void> {
    await tx.query(
      'UPDATE heard_until SET event_id = $2, transaction_id = $3, message_id = $4, heard_at = clock_timestamp() WHERE consumer = $1',
      [durable, eventId, place.transactionId, place.id],
    );
  }
}

/** Somebody else was quicker: what was found out holds no more, and is found out again. */
export class MovedMeanwhile extends Error {
  override readonly name = 'MovedMeanwhile';
}

const HEARD = `SELECT consumer, event_id, transaction_id::text, message_id, pg_postmaster_start_time()::text AS server FROM heard_until`;

function heardOf({ event_id, transaction_id, message_id, server }: HeardRow): HeardUntil {
  return {
    eventId: event_id,
    place: transaction_id === null || message_id === null ? null : { transactionId: transaction_id, id: message_id },
    server,
  };
}
