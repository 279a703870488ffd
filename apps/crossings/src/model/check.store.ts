import { Injectable } from '@nestjs/common';
import type { Asked, CheckAnswer, IdentifiedCheck } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import type { Direction } from '@gatebook/vocabulary';
import { keptOf, readingOf, type StrangersPermit } from './stranger.store.js';

/** A check to be kept. */
export interface KeptCheck {
  readonly answer: CheckAnswer;
  readonly asked: Asked<IdentifiedCheck>;
  readonly askedAt: Date;
  readonly aboutAt: Date;
  readonly rulebookVersion: number | null;
  /** The permit of another issuer that was shown; null where there was none. */
  readonly strangers: PermitCredential | null;
}

/** A permit of another issuer that was shown at a check. */
export interface CheckedPaper {
  readonly direction: Direction;
  readonly aboutAt: Date;
  /** Whom the check knew; null for nobody. */
  readonly personId: string | null;
  readonly reading: CredentialReading;
}

/** Keeps what was asked and advised; texts and names are not kept. */
@Injectable()
export class CheckStore {
  async insert(db: Db, { answer, asked, askedAt, aboutAt, rulebookVersion, strangers }: KeptCheck): Promise<void> {
    const { gateId, direction, traffic } = asked.body;
    await db.query(
      `INSERT INTO gate_check (check_id, asked_at, about_at, gate_id, direction, traffic, advice, reasons, permit_id, person_id, rulebook_version, asked_by, strangers_permit)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        answer.checkId,
        askedAt.toISOString(),
        aboutAt.toISOString(),
        gateId,
        direction,
        traffic,
        answer.advice,
        JSON.stringify(answer.reasons.map(({ code, clause }) => ({ code, clause }))),
        answer.permit?.permitId ?? null,
        answer.person.personId ?? null,
        rulebookVersion,
        asked.actor.id,
        strangers && JSON.stringify(keptOf(strangers)),
      ],
    );
  }

  /** The permits of other issuers that were shown at checks, by check and gate. */
  async findPapers(tx: Transaction, checkIds: readonly string[]): Promise<ReadonlyMap<string, CheckedPaper>> {
    const rows: (Omit<CheckedPaper, 'reading'> & { readonly place: string; readonly permit: StrangersPermit })[] = await tx.query(
      `SELECT check_id || ' ' || gate_id AS place, direction, about_at AS "aboutAt", person_id AS "personId", strangers_permit AS permit
       FROM gate_check WHERE check_id = ANY($1) AND strangers_permit IS NOT NULL`,
      [checkIds],
    );
    return new Map(rows.map(({ place, permit, ...check }) => [place, { ...check, reading: readingOf(permit) }]));
  }

  /** Removes some of those asked before an instant, and says how many. */
  async removeOlder(tx: Transaction, before: Date, atMost: number): Promise<number> {
    const [, removed]: [unknown, number] = await tx.query(
      'DELETE FROM gate_check WHERE check_id IN (SELECT check_id FROM gate_check WHERE asked_at < $1 ORDER BY asked_at LIMIT $2)',
      [before.toISOString(), atMost],
    );
    return removed;
  }
}
