import { Injectable } from '@nestjs/common';
import type { SideKey } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import type { KnownSideKey } from './side-key.rules.js';

interface SideKeyRow {
  readonly side: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly enteredBy: string;
  readonly usableFrom: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
}

const SELECT = `SELECT side, key_id AS "keyId", public_key AS "publicKey", valid_from AS "validFrom", valid_until AS "validUntil",
  entered_by AS "enteredBy", usable_from AS "usableFrom", ended_at AS "endedAt", reason FROM side_key`;

/** Keeps the public keys that rulebooks are verified with. */
@Injectable()
export class SideKeyStore {
  /** False when the key id is taken: a key id keeps its key for good. */
  async insert(tx: EntityManager, key: SideKey, enteredBy: string, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO side_key (side, key_id, public_key, valid_from, valid_until, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT side_key_pkey DO NOTHING RETURNING key_id`,
      [key.side, key.keyId, key.publicKey, key.validFrom, key.validUntil ?? null, enteredBy, at.toISOString()],
    );
    return rows.length === 1;
  }

  async confirm(tx: EntityManager, { side, keyId }: KnownSideKey, confirmedBy: string, usableFrom: Date): Promise<void> {
    await tx.query('UPDATE side_key SET confirmed_by = $3, usable_from = $4 WHERE side = $1 AND key_id = $2', [
      side,
      keyId,
      confirmedBy,
      usableFrom.toISOString(),
    ]);
  }

  async end(tx: EntityManager, { side, keyId }: KnownSideKey, endedBy: string, at: Date, reason: string): Promise<void> {
    await tx.query('UPDATE side_key SET ended_by = $3, ended_at = $4, reason = $5 WHERE side = $1 AND key_id = $2', [
      side,
      keyId,
      endedBy,
      at.toISOString(),
      reason,
    ]);
  }

  /** Locked: a confirmation, an end and a signature that meet go one after the other. */
  async findToUse(tx: EntityManager, side: string, keyId: string): Promise<KnownSideKey | null> {
    const [row]: SideKeyRow[] = await tx.query(`${SELECT} WHERE side = $1 AND key_id = $2 FOR UPDATE`, [side, keyId]);
    return row ? keyOf(row) : null;
  }

  async list(tx: EntityManager): Promise<readonly KnownSideKey[]> {
    const rows: SideKeyRow[] = await tx.query(`${SELECT} ORDER BY side, key_id`);
    return rows.map(keyOf);
  }
}

function keyOf({ validFrom, validUntil, usableFrom, endedAt, reason, ...row }: SideKeyRow): KnownSideKey {
  return {
    ...row,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil?.toISOString(),
    usableFrom: usableFrom?.toISOString(),
    endedAt: endedAt?.toISOString(),
    reason: reason ?? undefined,
  };
}
