import type { Db, Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { KeyRow, WaitingDecision } from './trusted-key.types.js';

const SELECT = `SELECT kid, state, reason, not_after AS "notAfter", proposed_by AS "proposedBy", proposed_at AS "proposedAt" FROM key_decision`;

/** Keeps what is proposed and confirmed about keys. Changes go one after the other under the trust list's lock. */
@Injectable()
export class KeyDecisionStore {
  async propose(tx: Transaction, { kid, state, reason, notAfter, proposedBy, proposedAt }: WaitingDecision): Promise<void> {
    await tx.query(
      `INSERT INTO key_decision (decision_id, kid, state, reason, not_after, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (kid) WHERE confirmed_at IS NULL DO UPDATE SET state = excluded.state, reason = excluded.reason, not_after = excluded.not_after,
         proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at`,
      [uuid(), kid, state, reason, notAfter, proposedBy, proposedAt],
    );
  }

  async waiting(db: Db): Promise<readonly WaitingDecision[]> {
    return db.query(`${SELECT} WHERE confirmed_at IS NULL`);
  }

  /**
   * What two officers stand for and was not put in force yet: trust in a neighbour's key, unless the key was decided on otherwise since. Of two
   * that say the same the earlier one counts.
   */
  async confirmed(db: Db): Promise<readonly ConfirmedDecision[]> {
    return db.query(
      `SELECT DISTINCT ON (kid) kid, decided.state, decided.reason, decided.not_after AS "notAfter", proposed_by AS "proposedBy",
         proposed_at AS "proposedAt", confirmed_at AS "confirmedAt"
       FROM key_decision AS decided JOIN trusted_key AS key USING (kid)
       WHERE decided.state = 'trusted' AND NOT key.own AND confirmed_at IS NOT NULL AND (key.since IS NULL OR key.since < confirmed_at)
       ORDER BY kid, confirmed_at`,
    );
  }

  async confirm(tx: Transaction, { kid }: WaitingDecision, confirmedBy: string, at: Date): Promise<void> {
    await tx.query('UPDATE key_decision SET confirmed_by = $2, confirmed_at = $3 WHERE kid = $1 AND confirmed_at IS NULL', [
      kid,
      confirmedBy,
      at,
    ]);
  }

  /** The key as decided: state, reason and watermark are those of the decision. */
  async putInForce(tx: Transaction, key: KeyRow, { kid, state, reason, notAfter }: WaitingDecision, at: Date): Promise<KeyRow> {
    await tx.query('UPDATE trusted_key SET state = $2, reason = $3, since = $4, not_after = $5 WHERE kid = $1', [
      kid,
      state,
      reason,
      at,
      notAfter,
    ]);
    return { ...key, state, reason, since: at, notAfter };
  }
}

/** A decision that waits for its hour. */
export interface ConfirmedDecision extends WaitingDecision {
  readonly confirmedAt: Date;
}
