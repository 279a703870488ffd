import type { DataSource } from 'typeorm';
import type { LastTold, Place, PlacedTold } from './told.js';

interface OutboxRow {
  readonly id: string;
  readonly transaction_id: string;
  readonly event_id: string;
  readonly subject: string;
  readonly aggregate_id: string;
  readonly trace_id: string;
  readonly occurred_at: Date;
  readonly body: unknown;
  readonly previous: string | null;
}

/** Which transactions had finished, and which had begun, when a snapshot was taken. */
export interface Snapshot {
  readonly at: Date;
  /** Every transaction before this one has finished. */
  readonly finished: string;
  /** No transaction from this one on had begun. */
  readonly begun: string;
}

// Beyond the oldest running transaction a row with a smaller number may still appear: nothing there is told.
const FENCE = 'o.transaction_id < pg_snapshot_xmin(pg_current_snapshot())';

const PLACED = `SELECT o.id, o.transaction_id::text, o.event_id, o.subject, o.aggregate_id, o.trace_id, o.occurred_at, o.body,
  (SELECT p.event_id FROM outbox_message AS p
   WHERE p.subject = o.subject AND (p.transaction_id, p.id) < (o.transaction_id, o.id)
   ORDER BY p.transaction_id DESC, p.id DESC LIMIT 1) AS previous
  FROM outbox_message AS o`;

/** Reads a service's own outbox, in the order of its transactions and never beyond the oldest one still running. */
export class OutboxReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The next events of every kind after a place. */
  async next({ transactionId, id }: Place, most: number): Promise<readonly PlacedTold[]> {
    const rows: OutboxRow[] = await this.dataSource.query(
      `${PLACED} WHERE (o.transaction_id, o.id) > ($1::xid8, $2::bigint) AND ${FENCE} ORDER BY o.transaction_id, o.id LIMIT ${most}`,
      [transactionId, id],
    );
    return rows.map(toldOf);
  }

  /**
   * The next events of one kind, or of one aggregate of that kind, after an event of it, from the first where `after` is null; null where there is no
   * such event.
   */
  async nextOfKind(
    { subject, aggregateId, after }: { readonly subject: string; readonly aggregateId?: string; readonly after: string | null },
    most: number,
  ): Promise<readonly PlacedTold[] | null> {
    const place = after === null ? FIRST : await this.placeOf(after);
    if (place === null) return null;
    const rows: OutboxRow[] = await this.dataSource.query(
      `${PLACED} WHERE o.subject = $3 AND (o.transaction_id, o.id) > ($1::xid8, $2::bigint) AND ${FENCE}
         ${aggregateId === undefined ? '' : 'AND o.aggregate_id = $4'} ORDER BY o.transaction_id, o.id LIMIT ${most}`,
      [place.transactionId, place.id, subject, ...(aggregateId === undefined ? [] : [aggregateId])],
    );
    return rows.map(toldOf);
  }

  /** Those of the given events that this outbox does not hold, told in a history that a restored database has lost; and of the others the last. */
  async known(eventIds: readonly string[]): Promise<{ readonly lacking: readonly string[]; readonly newest?: LastTold }> {
    const held: { event_id: string; transaction_id: string; id: string }[] = await this.dataSource.query(
      `SELECT event_id, transaction_id::text, id FROM outbox_message WHERE event_id = ANY($1::uuid[]) ORDER BY outbox_message.transaction_id, id`,
      [eventIds],
    );
    const isHeld = new Set(held.map(({ event_id }) => event_id));
    const last = held.at(-1);
    return {
      lacking: eventIds.filter((eventId) => !isHeld.has(eventId)),
      newest: last && { eventId: last.event_id, place: { transactionId: last.transaction_id, id: last.id } },
    };
  }

  async snapshot(): Promise<Snapshot> {
    const [row]: Snapshot[] = await this.dataSource.query(
      `SELECT clock_timestamp() AS at, pg_snapshot_xmin(now.snapshot)::text AS finished, pg_snapshot_xmax(now.snapshot)::text AS begun
       FROM (SELECT pg_current_snapshot() AS snapshot) AS now`,
    );
    if (!row) throw new Error('PostgreSQL gave no snapshot');
    return row;
  }

  /** The last event of each kind among the transactions before one. */
  async lastBefore(transactionId: string, subjects: readonly string[]): Promise<Readonly<Record<string, LastTold | null>>> {
    const rows: { subject: string; event_id: string | null; transaction_id: string; id: string }[] = await this.dataSource.query(
      `SELECT kind.subject, o.event_id, o.transaction_id::text, o.id FROM unnest($2::text[]) AS kind (subject)
       LEFT JOIN LATERAL (
         SELECT event_id, transaction_id, id FROM outbox_message
         WHERE outbox_message.subject = kind.subject AND transaction_id < $1::xid8 ORDER BY transaction_id DESC, id DESC LIMIT 1
       ) AS o ON true`,
      [transactionId, subjects],
    );
    return Object.fromEntries(
      rows.map(({ subject, event_id, transaction_id, id }) => [
        subject,
        event_id === null ? null : { eventId: event_id, place: { transactionId: transaction_id, id } },
      ]),
    );
  }

  /** Events after a place, told or not yet, and whether the place lies beyond every transaction of this cluster. */
  async backlog({ transactionId, id }: Place): Promise<{ readonly count: number; readonly isBeyond: boolean }> {
    const [row]: { backlog: string; beyond: boolean }[] = await this.dataSource.query(
      `SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox_message WHERE (transaction_id, id) > ($1::xid8, $2::bigint) LIMIT 10000) AS waiting) AS backlog,
              $1::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) AS beyond`,
      [transactionId, id],
    );
    return { count: Number(row?.backlog ?? 0), isBeyond: row?.beyond === true };
  }

  private async placeOf(eventId: string): Promise<Place | null> {
    const [row]: { transaction_id: string; id: string }[] = await this.dataSource.query(
      'SELECT transaction_id::text, id FROM outbox_message WHERE event_id = $1',
      [eventId],
    );
    return row ? { transactionId: row.transaction_id, id: row.id } : null;
  }
}

const FIRST: Place = { transactionId: '0', id: '0' };

function toldOf(row: OutboxRow): PlacedTold {
  return {
    eventId: row.event_id,
    subject: row.subject,
    aggregateId: row.aggregate_id,
    occurredAt: row.occurred_at.toISOString(),
    traceId: row.trace_id,
    body: row.body,
    place: { transactionId: row.transaction_id, id: row.id },
    previous: row.previous,
  };
}
