import { Injectable } from '@nestjs/common';
import type { AgreementPublished, RulebookInForce } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import { validateRulebook, type Rulebook } from '@gatebook/rulebook';
import type { AgreementCopy } from './registration.js';

/** Our copies of agreements and rulebooks, kept by the events of corridors. */
@Injectable()
export class AgreementStore {
  /** Parsed and checked once, by what is written: a corridor that has gone back may sign another document under the same version. */
  private readonly parsed = new Map<string, Rulebook>();

  /** Keeps the highest version told: order and repeats do not matter. */
  async keepAgreement(tx: Transaction, told: AgreementPublished): Promise<void> {
    await tx.query(
      `INSERT INTO agreement (agreement_id, version, kind, corridor_id, valid_from, valid_until, sides) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (agreement_id) DO UPDATE SET version = excluded.version, kind = excluded.kind, corridor_id = excluded.corridor_id,
         valid_from = excluded.valid_from, valid_until = excluded.valid_until, sides = excluded.sides
       WHERE agreement.version < excluded.version`,
      [told.agreementId, told.version, told.kind, told.corridorId, told.validFrom, told.validUntil ?? null, told.sides],
    );
  }

  async keepRulebook(tx: Transaction, { corridorId, version, document }: RulebookInForce): Promise<void> {
    await tx.query('INSERT INTO rulebook (corridor_id, version, document) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      corridorId,
      version,
      JSON.stringify(document),
    ]);
  }

  /** Registrations rest on it, so the row stays, but counts as unknown until its source tells it anew. */
  async doubtAgreement(tx: Transaction, agreementId: string): Promise<void> {
    await tx.query('UPDATE agreement SET version = 0 WHERE agreement_id = $1', [agreementId]);
  }

  async forgetRulebooks(tx: Transaction, corridorId: string): Promise<void> {
    await tx.query('DELETE FROM rulebook WHERE corridor_id = $1', [corridorId]);
  }

  async find(db: Db, agreementId: string): Promise<AgreementCopy | null> {
    const [agreement]: AgreementCopy[] = await db.query(
      `SELECT agreement_id AS "agreementId", kind, corridor_id AS "corridorId", valid_from AS "validFrom", valid_until AS "validUntil", sides
       FROM agreement WHERE agreement_id = $1 AND version > 0`,
      [agreementId],
    );
    return agreement ?? null;
  }

  async rulebooksOf(db: Db, corridorId: string): Promise<readonly Rulebook[]> {
    const rows: { digest: string; version: number }[] = await db.query(
      `SELECT encode(sha256(convert_to(document::text, 'UTF8')), 'hex') AS digest, version FROM rulebook WHERE corridor_id = $1 ORDER BY version`,
      [corridorId],
    );
    return Promise.all(rows.map(({ digest, version }) => this.parsed.get(digest) ?? this.parse(db, corridorId, version, digest)));
  }

  private async parse(db: Db, corridorId: string, version: number, digest: string): Promise<Rulebook> {
    const [row]: { document: unknown }[] = await db.query('SELECT document FROM rulebook WHERE corridor_id = $1 AND version = $2', [
      corridorId,
      version,
    ]);
    if (row === undefined || !isRulebook(row.document)) throw new Error(`rulebook ${corridorId} version ${version} cannot be read`);
    this.parsed.set(digest, row.document);
    return row.document;
  }
}

function isRulebook(document: unknown): document is Rulebook {
  return validateRulebook(document).length === 0;
}
