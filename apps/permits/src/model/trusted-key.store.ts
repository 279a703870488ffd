import { Injectable } from '@nestjs/common';
import type { TrustedKeyEntry } from '@gatebook/contracts';
import { type Db, holdName, type Transaction } from '@gatebook/service-kit';
import type { TrustList } from '@gatebook/credential';
import type { KeyRow } from './trusted-key.types.js';

/** A list as it was published, with a digest of the keys on it. */
export interface PublishedList {
  readonly digest: string;
  readonly trustList: TrustList;
}

/** Keeps the keys of both sides, and the list of them as last published. */
@Injectable()
export class TrustedKeyStore {
  /** Changes of the list go one after the other, so that each gets a sequence of its own. */
  async lock(tx: Transaction): Promise<void> {
    await holdName(tx, 'permits:trust-list');
  }

  async list(db: Db): Promise<readonly KeyRow[]> {
    return db.query(
      `SELECT kid, side, public_key AS "publicKey", valid_from AS "validFrom", valid_until AS "validUntil", own, state, reason, since,
         not_after AS "notAfter"
       FROM trusted_key ORDER BY side, kid`,
    );
  }

  /** False when the key id is taken: a kid keeps its key for good. */
  async insert(tx: Transaction, key: TrustedKeyEntry, own: boolean, enteredBy: string, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO trusted_key (kid, side, public_key, valid_from, valid_until, own, entered_by, entered_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT trusted_key_pkey DO NOTHING RETURNING kid`,
      [
        key.kid,
        key.side,
        key.publicKey,
        key.validFrom,
        key.validUntil ?? null,
        own,
        enteredBy,
        at.toISOString(),
        own ? 'trusted' : 'proposed',
      ],
    );
    return rows.length === 1;
  }

  /** Our own key that has no end yet signs until then. */
  async endOwn(tx: Transaction, at: Date): Promise<void> {
    await tx.query('UPDATE trusted_key SET valid_until = $1 WHERE own AND valid_until IS NULL', [at.toISOString()]);
  }

  async findPublished(db: Db): Promise<PublishedList | null> {
    const [row]: PublishedList[] = await db.query('SELECT digest, trust_list AS "trustList" FROM trust_list');
    return row ?? null;
  }

  async keepPublished(tx: Transaction, { digest, trustList }: PublishedList): Promise<void> {
    await tx.query(
      `INSERT INTO trust_list (sequence, digest, trust_list) VALUES ($1, $2, $3)
       ON CONFLICT (singleton) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest, trust_list = excluded.trust_list`,
      [trustList.sequence, digest, JSON.stringify(trustList)],
    );
  }
}
