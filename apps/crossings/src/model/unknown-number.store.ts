import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CrossingRow } from './crossing.store.js';

/** A crossing whose permit has been heard of since, with the permit's holder. */
export interface HeardNumber {
  readonly crossingId: string;
  readonly traceId: string;
  readonly personId: string;
}

/** Crossings recorded with the number of a permit that nobody had told us of. */
@Injectable()
export class UnknownNumberStore {
  /** Of the given rows, keeps those with a number and without its permit. */
  async insert(tx: EntityManager, rows: readonly { readonly row: CrossingRow; readonly traceId: string }[]): Promise<void> {
    const kept = rows.flatMap(({ row: { crossingId, companionOf, permitId, permitNumber }, traceId }) =>
      companionOf === undefined && permitId === undefined && permitNumber !== undefined ? [{ crossingId, permitNumber, traceId }] : [],
    );
    if (kept.length === 0) return;
    await tx.query(
      `INSERT INTO unknown_number (crossing_id, permit_number, trace_id) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])`,
      [kept.map(({ crossingId }) => crossingId), kept.map(({ permitNumber }) => permitNumber), kept.map(({ traceId }) => traceId)],
    );
  }

  /** A permit with this number is heard of. */
  async heard(tx: EntityManager, permitNumber: string): Promise<void> {
    await tx.query('UPDATE unknown_number SET is_heard = true WHERE permit_number = $1 AND NOT is_heard', [permitNumber]);
  }

  /**
   * Takes those whose permit is known by now, each for one process at a time, and puts their next turn off, should it fail. A permit that was heard of
   * just while the crossing was recorded has marked nothing: so what is young is looked at without a mark.
   */
  async take(tx: EntityManager, atOnce: number, againAfterSeconds: number): Promise<readonly HeardNumber[]> {
    const [rows]: [HeardNumber[], number] = await tx.query(
      `UPDATE unknown_number AS taken SET tries = tries + 1,
         try_at = clock_timestamp() + make_interval(secs => least(3600, $2 * power(2, least(tries, 12))))
       FROM permit_standing AS permit
       WHERE permit.number = taken.permit_number AND taken.crossing_id IN (
         SELECT crossing_id FROM unknown_number JOIN permit_standing ON number = permit_number
         WHERE (is_heard OR kept_since > clock_timestamp() - interval '10 minutes') AND try_at <= clock_timestamp()
         ORDER BY try_at LIMIT $1 FOR UPDATE OF unknown_number SKIP LOCKED
       )
       RETURNING taken.crossing_id AS "crossingId", taken.trace_id AS "traceId", permit.person_id AS "personId"`,
      [atOnce, againAfterSeconds],
    );
    return rows;
  }

  /** True for the one who removes it: a number is settled once. */
  async remove(tx: EntityManager, crossingId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query('DELETE FROM unknown_number WHERE crossing_id = $1', [crossingId]);
    return removed > 0;
  }

  /** A number that no permit has had after so many days is let go. */
  async forget(tx: EntityManager, keptDays: number): Promise<void> {
    await tx.query('DELETE FROM unknown_number WHERE kept_since < clock_timestamp() - make_interval(days => $1)', [keptDays]);
  }
}
