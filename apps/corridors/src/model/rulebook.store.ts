import { Injectable } from '@nestjs/common';
import type { RulebookSignature, WholeRulebook } from '@gatebook/contracts';
import { type Db, holdName, type Transaction } from '@gatebook/service-kit';
import { holdsExamples, type Rulebook } from '@gatebook/rulebook';
import type { RulebookStatus } from '@gatebook/vocabulary';

/** A rulebook as kept. */
export interface KeptRulebook {
  readonly corridorId: string;
  readonly version: number;
  readonly document: Rulebook;
  readonly digest: string;
  readonly status: RulebookStatus;
  readonly signatures: readonly (RulebookSignature & { readonly signedBy: string })[];
}

/** A signature to be kept. */
export interface NewSignature {
  readonly side: string;
  readonly keyId: string;
  readonly signature: string;
  readonly signedBy: string;
  readonly signedAt: Date;
}

const SELECT = `
  SELECT rulebook.corridor_id AS "corridorId", rulebook.version, rulebook.document, rulebook.digest, rulebook.status,
    coalesce((SELECT jsonb_agg(jsonb_build_object('side', side, 'keyId', key_id, 'signedAt', to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                                  'signedBy', signed_by) ORDER BY side)
              FROM rulebook_signature AS signed WHERE signed.corridor_id = rulebook.corridor_id AND signed.version = rulebook.version), '[]') AS signatures
  FROM rulebook`;

/** Keeps rulebooks and their signatures. */
@Injectable()
export class RulebookStore {
  async insert(
    tx: Transaction,
    { corridorId, version, document, digest, status }: KeptRulebook,
    enteredBy: string,
    at: Date,
  ): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO rulebook (corridor_id, version, document, digest, status, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT rulebook_pkey DO NOTHING RETURNING version`,
      [corridorId, version, JSON.stringify(document), digest, status, enteredBy, at.toISOString()],
    );
    return rows.length === 1;
  }

  /**
   * Two sides that sign at once go one after the other: the second finds the first's signature and brings the rulebook into force. So
   * do two versions of one corridor: only one of them is the first that was ever in force.
   */
  async lock(tx: Transaction, corridorId: string, version: number): Promise<void> {
    await holdName(tx, `corridors:rulebook:${corridorId}`);
    await tx.query('SELECT version FROM rulebook WHERE corridor_id = $1 AND version = $2 FOR UPDATE', [corridorId, version]);
  }

  async find(db: Db, corridorId: string, version: number): Promise<KeptRulebook | null> {
    const [rulebook]: KeptRulebook[] = await db.query(`${SELECT} WHERE rulebook.corridor_id = $1 AND rulebook.version = $2`, [
      corridorId,
      version,
    ]);
    return rulebook ?? null;
  }

  /** Newest version first; of one corridor, or of all. */
  async list(db: Db, corridorId: string | null): Promise<readonly KeptRulebook[]> {
    return db.query(`${SELECT} WHERE $1::text IS NULL OR rulebook.corridor_id = $1 ORDER BY rulebook.corridor_id, rulebook.version DESC`, [
      corridorId,
    ]);
  }

  async corridorKnown(tx: Transaction, corridorId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM rulebook WHERE corridor_id = $1 LIMIT 1', [corridorId]);
    return rows.length === 1;
  }

  async sign(tx: Transaction, { corridorId, version }: KeptRulebook, signed: NewSignature, status: RulebookStatus): Promise<void> {
    await tx.query(
      'INSERT INTO rulebook_signature (corridor_id, version, side, key_id, signature, signed_by, signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [corridorId, version, signed.side, signed.keyId, signed.signature, signed.signedBy, signed.signedAt.toISOString()],
    );
    await tx.query('UPDATE rulebook SET status = $3 WHERE corridor_id = $1 AND version = $2', [corridorId, version, status]);
  }

  /** Whether any version of a corridor's rulebook has been in force. */
  async wasInForce(tx: Transaction, corridorId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM rulebook WHERE corridor_id = $1 AND status = 'in-force' LIMIT 1`, [corridorId]);
    return rows.length === 1;
  }
}

/** The answer to whoever asks for a rulebook. */
export function wholeRulebook({ document, digest, ...kept }: KeptRulebook): WholeRulebook {
  return { ...versionOf({ document, digest, ...kept }), document: { ...document }, digest };
}

/** A rulebook without its text. */
export function versionOf({ corridorId, version, status, document, signatures }: KeptRulebook): Omit<WholeRulebook, 'document' | 'digest'> {
  return {
    corridorId,
    version,
    status,
    effectiveFrom: document.effectiveFrom,
    effectiveUntil: document.effectiveUntil,
    holdsExamples: holdsExamples(document),
    signatures: signatures.map(({ side, keyId, signedAt }) => ({ side, keyId, signedAt })),
  };
}
