import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';

/** A document that was shown at a crossing of nobody known, as only persons can read it. */
export interface KeptShown {
  readonly crossingId: string;
  readonly occurredAt: string;
  readonly sealed: string;
  readonly traceId: string;
}

/** Documents that are still to be asked about. */
@Injectable()
export class ShownDocumentStore {
  async insert(tx: Transaction, shown: readonly KeptShown[]): Promise<void> {
    if (shown.length === 0) return;
    await tx.query(
      `INSERT INTO shown_document (crossing_id, occurred_at, sealed, trace_id)
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])`,
      [
        shown.map(({ crossingId }) => crossingId),
        shown.map(({ occurredAt }) => occurredAt),
        shown.map(({ sealed }) => sealed),
        shown.map(({ traceId }) => traceId),
      ],
    );
  }

  /** Takes those whose turn it is, each for one process at a time, and puts their next turn off: twice as long each time, an hour at most. */
  async take(tx: Transaction, atOnce: number, againAfterSeconds: number): Promise<readonly KeptShown[]> {
    const [rows]: [KeptShown[], number] = await tx.query(
      `UPDATE shown_document SET tries = tries + 1,
         try_at = clock_timestamp() + make_interval(secs => least(3600, $2 * power(2, least(tries, 12))))
       WHERE crossing_id IN (
         SELECT crossing_id FROM shown_document WHERE try_at <= clock_timestamp() ORDER BY try_at LIMIT $1 FOR UPDATE SKIP LOCKED
       )
       RETURNING crossing_id AS "crossingId", to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", sealed, trace_id AS "traceId"`,
      [atOnce, againAfterSeconds],
    );
    return rows;
  }

  /** True for the one who removes it: a document is settled once. */
  async remove(tx: Transaction, crossingId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query('DELETE FROM shown_document WHERE crossing_id = $1', [crossingId]);
    return removed > 0;
  }

  /** Nobody is kept in the dark for ever: what belongs to nobody in the registry after so many days is let go. */
  async forget(tx: Transaction, keptDays: number): Promise<void> {
    await tx.query('DELETE FROM shown_document WHERE kept_since < clock_timestamp() - make_interval(days => $1)', [keptDays]);
  }
}
