import { EVENTS, type Told } from '@gatebook/contracts';
import type { Database } from '../database/database.js';
import type { Consumer } from '../bus/consumer.js';
import { ANYTHING, type Blocked } from './freshness.js';
import type { Transaction } from '../database/transaction.js';

const LONGEST_PAUSE_SECONDS = 30;
/** So many that wait are named one by one. */
const MOST_NAMED = 10_000;

/** What events matter to where that is not their aggregate: a member of the body, by subject. */
const ABOUT = JSON.stringify(Object.fromEntries(EVENTS.flatMap(({ subject, about }) => (about === undefined ? [] : [[subject, about]]))));

/** An event that waits to be heard again. */
export interface ParkedEvent {
  readonly id: string;
  readonly consumer: string;
  readonly told: Told;
}

/** Events that could not be taken in. Each blocks its aggregate: what comes after it waits, and nobody takes the copy for fresh. */
export class ParkedEvents {
  constructor(
    private readonly database: Database,
    /** The consumers there are, or all there ever were. What was put aside for one that is no more is heard by nobody, and holds up nobody. */
    private readonly consumers: readonly Consumer[] | 'all',
  ) {}

  /** True while an earlier event of the aggregate waits. */
  async blocks(tx: Transaction, { durable }: Consumer, aggregateId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM parked_message WHERE consumer = $1 AND aggregate_id = $2 AND settled_at IS NULL LIMIT 1',
      [durable, aggregateId],
    );
    return rows.length > 0;
  }

  /** Puts an event aside; one that was settled before waits anew, behind all that waits already. */
  async add(tx: Transaction, { durable }: Consumer, told: Told, reason: string): Promise<void> {
    await tx.query(
      `INSERT INTO parked_message (consumer, event_id, subject, aggregate_id, told, reason) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (consumer, event_id) DO UPDATE
         SET id = DEFAULT, told = EXCLUDED.told, reason = EXCLUDED.reason, tries = 1, try_at = clock_timestamp(), settled_at = NULL
         WHERE parked_message.settled_at IS NOT NULL`,
      [durable, told.eventId, told.subject, told.aggregateId, JSON.stringify(told), reason],
    );
  }

  /** What waits, with the instant of the first event it misses, the oldest first; and whether that is all. An event that does not say what it is about may be about anything of its kind. */
  async blocked(): Promise<{ readonly named: readonly Blocked[]; readonly isWhole: boolean }> {
    const rows: Blocked[] = await this.database.dataSource.query(
      `SELECT subject, CASE WHEN $2::jsonb ? subject THEN coalesce(told #>> ARRAY['body', $2::jsonb ->> subject], '${ANYTHING}') ELSE aggregate_id END AS "aggregateId",
         min((told ->> 'occurredAt')::timestamptz) AS since
       FROM parked_message
       WHERE settled_at IS NULL AND aggregate_id IS NOT NULL AND ($1::text[] IS NULL OR consumer = ANY($1))
       GROUP BY 1, 2 ORDER BY since LIMIT ${MOST_NAMED + 1}`,
      [this.durables, ABOUT],
    );
    const named = rows.slice(0, MOST_NAMED);
    return { named, isWhole: rows.length <= MOST_NAMED };
  }

  /** The first waiting event of each aggregate whose turn it is; the others of the aggregate follow it. */
  async due(): Promise<readonly ParkedEvent[]> {
    return this.database.dataSource.query(
      `SELECT first.id, first.consumer, first.told FROM (
         SELECT DISTINCT ON (consumer, aggregate_id) id, consumer, told, try_at FROM parked_message
         WHERE settled_at IS NULL AND ($1::text[] IS NULL OR consumer = ANY($1)) ORDER BY consumer, aggregate_id, id
       ) AS first WHERE first.try_at <= clock_timestamp() ORDER BY first.id LIMIT 500`,
      [this.durables],
    );
  }

  private get durables(): readonly string[] | null {
    return this.consumers === 'all' ? null : this.consumers.map(({ durable }) => durable);
  }

  /** All that waits of one consumer. */
  async waitingOf({ durable }: Consumer): Promise<readonly ParkedEvent[]> {
    return this.database.dataSource.query(
      'SELECT id, consumer, told FROM parked_message WHERE consumer = $1 AND settled_at IS NULL ORDER BY id',
      [durable],
    );
  }

  /** Locks a waiting event; false when another replica has it or it was settled. */
  async lock(tx: Transaction, { id }: ParkedEvent): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'SELECT 1 FROM parked_message WHERE id = $1 AND settled_at IS NULL AND try_at <= clock_timestamp() FOR UPDATE SKIP LOCKED',
      [id],
    );
    return rows.length > 0;
  }

  async settle(tx: Transaction, { id }: ParkedEvent): Promise<void> {
    await tx.query('UPDATE parked_message SET settled_at = clock_timestamp() WHERE id = $1', [id]);
  }

  /** Settles events of a consumer that its source has lost: there is nothing to hear. */
  async settleAll(tx: Transaction, { durable }: Consumer, eventIds: readonly string[]): Promise<void> {
    await tx.query(
      'UPDATE parked_message SET settled_at = clock_timestamp() WHERE consumer = $1 AND event_id = ANY($2::uuid[]) AND settled_at IS NULL',
      [durable, eventIds],
    );
  }

  /** Settles all that waits of an aggregate: it is told anew. */
  async settleAggregate(tx: Transaction, { durable }: Consumer, aggregateId: string): Promise<void> {
    await tx.query(
      'UPDATE parked_message SET settled_at = clock_timestamp() WHERE consumer = $1 AND aggregate_id = $2 AND settled_at IS NULL',
      [durable, aggregateId],
    );
  }

  /** It failed again: the next try is later, half a minute at most. */
  async failedAgain({ id }: ParkedEvent, reason: string): Promise<void> {
    await this.database.dataSource.query(
      `UPDATE parked_message SET tries = tries + 1, reason = $2,
         try_at = clock_timestamp() + least(${LONGEST_PAUSE_SECONDS}, power(2, least(tries, 10))) * interval '1 second' WHERE id = $1`,
      [id, reason],
    );
  }

  /** All that waits is tried at once: a newer build may know what an older one did not. */
  async tryAllNow(): Promise<void> {
    await this.database.dataSource.query('UPDATE parked_message SET try_at = clock_timestamp() WHERE settled_at IS NULL');
  }
}
