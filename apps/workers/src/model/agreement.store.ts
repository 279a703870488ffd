import { Injectable } from '@nestjs/common';
import type { Db } from '@gatebook/service-kit';
import { validateRulebook, type Rulebook } from '@gatebook/rulebook';
import type { AgreementCopy } from './registration.types.js';

/** Reads our copies of agreements and rulebooks (`agreement.copy.ts`). */
@Injectable()
export class AgreementStore {
  /** Parsed and checked once, by what is written: a corridor that has gone back may sign another document under the same version. */
  private readonly parsed = new Map<string, Rulebook>();

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
