import { Injectable } from '@nestjs/common';
import type { SideKey } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import { SideKeyEntity } from './side-key.entity.js';
import type { KnownSideKey } from './side-key.rules.js';

/** Keeps the public keys that rulebooks are verified with. */
@Injectable()
export class SideKeyStore {
  /** False when the key id is taken: a key id keeps its key for good. */
  async insert(tx: Transaction, { validFrom, validUntil, ...key }: SideKey, enteredBy: string, at: Date): Promise<boolean> {
    const values = { ...key, validFrom: new Date(validFrom), validUntil: validUntil === undefined ? null : new Date(validUntil) };
    const { raw }: { raw: unknown[] } = await tx
      .createQueryBuilder()
      .insert()
      .into(SideKeyEntity)
      .values({ ...values, enteredBy, enteredAt: at })
      .orIgnore()
      .returning('key_id')
      .execute();
    return raw.length === 1;
  }

  async confirm(tx: Transaction, { side, keyId }: KnownSideKey, confirmedBy: string, usableFrom: Date): Promise<void> {
    await tx.update(SideKeyEntity, { side, keyId }, { confirmedBy, usableFrom });
  }

  async end(tx: Transaction, { side, keyId }: KnownSideKey, endedBy: string, at: Date, reason: string): Promise<void> {
    await tx.update(SideKeyEntity, { side, keyId }, { endedBy, endedAt: at, reason });
  }

  /** A confirmation, an end and a signature that meet go one after the other. */
  async findForUpdate(tx: Transaction, side: string, keyId: string): Promise<KnownSideKey | null> {
    const key = await tx.findOne(SideKeyEntity, { where: { side, keyId }, lock: { mode: 'pessimistic_write' } });
    return key && keyOf(key);
  }

  async list(db: Db): Promise<readonly KnownSideKey[]> {
    return (await db.find(SideKeyEntity, { order: { side: 'ASC', keyId: 'ASC' } })).map(keyOf);
  }
}

function keyOf({ validFrom, validUntil, usableFrom, endedAt, reason, ...key }: SideKeyEntity): KnownSideKey {
  return {
    ...key,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil?.toISOString(),
    usableFrom: usableFrom?.toISOString(),
    endedAt: endedAt?.toISOString(),
    reason: reason ?? undefined,
  };
}
