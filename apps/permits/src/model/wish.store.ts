import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';

/** A registration whose permit is to follow its change. */
export interface IssueWish {
  readonly registrationId: string;
  readonly wantedVersion: number;
  readonly tries: number;
  readonly traceId: string;
}

const LEASE_SECONDS = 10;

/** Keeps what is still to be carried over from registrations to permits; the database's clock decides when to try again. */
@Injectable()
export class WishStore {
  async wish(tx: Transaction, registrationId: string, version: number, traceId: string): Promise<void> {
    await tx.query(
      `INSERT INTO issue_wish (registration_id, wanted_version, trace_id) VALUES ($1, $2, $3)
       ON CONFLICT (registration_id) DO UPDATE SET wanted_version = excluded.wanted_version, trace_id = excluded.trace_id, tries = 0, next_try_at = clock_timestamp()
       WHERE issue_wish.wanted_version < excluded.wanted_version`,
      [registrationId, version, traceId],
    );
  }

  /** Takes back what was wished and carried over by versions that never were: the ones told anew are carried over again. */
  async forget(tx: Transaction, registrationId: string): Promise<void> {
    await tx.query('UPDATE issue_wish SET wanted_version = 0, settled_version = 0, problem = NULL WHERE registration_id = $1', [
      registrationId,
    ]);
  }

  /** Takes wishes that are due; for a while nobody else does. A worker that dies gives its own back when that time is over. */
  async take(tx: Transaction, most: number): Promise<readonly IssueWish[]> {
    const [taken]: [IssueWish[], number] = await tx.query(
      `UPDATE issue_wish SET next_try_at = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
       WHERE registration_id IN (SELECT registration_id FROM issue_wish WHERE settled_version < wanted_version AND next_try_at <= clock_timestamp()
                                 ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING registration_id AS "registrationId", wanted_version AS "wantedVersion", tries, trace_id AS "traceId"`,
      [most],
    );
    return taken;
  }

  /** Two workers with one wish, and a change that is heard meanwhile, go one after the other. */
  async lock(tx: Transaction, registrationId: string): Promise<void> {
    await tx.query('SELECT 1 FROM issue_wish WHERE registration_id = $1 FOR UPDATE', [registrationId]);
  }

  /** A version wished for meanwhile stays open. */
  async settle(tx: Transaction, registrationId: string, version: number): Promise<void> {
    await tx.query(
      'UPDATE issue_wish SET settled_version = greatest(settled_version, $2), tries = 0, problem = NULL, next_try_at = clock_timestamp() WHERE registration_id = $1',
      [registrationId, version],
    );
  }

  async tryLater(tx: Transaction, registrationId: string, problem: string, milliseconds: number): Promise<void> {
    await tx.query(
      `UPDATE issue_wish SET tries = tries + 1, problem = $2, next_try_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000) WHERE registration_id = $1`,
      [registrationId, problem, milliseconds],
    );
  }

  /** What failed for want of a rule or a gate is tried again as soon as one is heard of. */
  async tryAllNow(tx: Transaction): Promise<void> {
    await tx.query('UPDATE issue_wish SET next_try_at = clock_timestamp() WHERE settled_version < wanted_version AND problem IS NOT NULL');
  }
}
