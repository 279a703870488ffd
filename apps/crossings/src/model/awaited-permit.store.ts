import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';

/** A crossing that named a permit which was not known. */
export interface AwaitingCrossing {
  readonly crossingId: string;
  readonly permitNumber: string;
  readonly occurredAt: string;
  readonly traceId: string;
}

/** Crossings that wait for a permit to be heard. */
@Injectable()
export class AwaitedPermitStore {
  async insert(tx: Transaction, awaiting: readonly AwaitingCrossing[]): Promise<void> {
    if (awaiting.length === 0) return;
    await tx.query(
      `INSERT INTO awaited_permit (crossing_id, permit_number, occurred_at, trace_id)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[])`,
      [
        awaiting.map(({ crossingId }) => crossingId),
        awaiting.map(({ permitNumber }) => permitNumber),
        awaiting.map(({ occurredAt }) => occurredAt),
        awaiting.map(({ traceId }) => traceId),
      ],
    );
  }

  /** It is their turn now whose permit has been heard, before all that wait for nobody knows what. */
  async heard(tx: Transaction, permitNumber: string): Promise<void> {
    await tx.query(`UPDATE awaited_permit SET tries = 0, try_at = '-infinity' WHERE permit_number = $1`, [permitNumber]);
  }

  /**
   * Takes those whose turn it is, each for one process at a time and the earliest crossing first, with the holder where the permit is known by now.
   * The next turn is put off, twice as long each time: it finds what was recorded in the moment in which its permit was heard.
   */
  async take(tx: Transaction, atOnce: number): Promise<readonly (AwaitingCrossing & { readonly holderId: string | null })[]> {
    const [rows]: [(AwaitingCrossing & { readonly holderId: string | null })[], number] = await tx.query(
      `UPDATE awaited_permit SET tries = tries + 1,
         try_at = clock_timestamp() + make_interval(secs => least(86400, 5 * power(2, least(tries, 15))))
       WHERE crossing_id IN (
         SELECT crossing_id FROM awaited_permit WHERE try_at <= clock_timestamp() ORDER BY try_at, occurred_at LIMIT $1 FOR UPDATE SKIP LOCKED
       )
       RETURNING crossing_id AS "crossingId", permit_number AS "permitNumber", trace_id AS "traceId",
         to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt",
         (SELECT person_id FROM permit_standing WHERE number = permit_number) AS "holderId"`,
      [atOnce],
    );
    return rows.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  }

  /** Lets some go that have waited since before an instant, and says how many: nobody will tell of their permits any more. */
  async removeOlder(tx: Transaction, before: Date, atMost: number): Promise<number> {
    const [, removed]: [unknown, number] = await tx.query(
      'DELETE FROM awaited_permit WHERE crossing_id IN (SELECT crossing_id FROM awaited_permit WHERE occurred_at < $1 LIMIT $2)',
      [before.toISOString(), atMost],
    );
    return removed;
  }

  /** True for the one who removes it: a crossing is settled once. */
  async remove(tx: Transaction, crossingId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query('DELETE FROM awaited_permit WHERE crossing_id = $1', [crossingId]);
    return removed > 0;
  }
}
