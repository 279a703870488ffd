import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WrappedKey } from './person-vault.part.js';

/** A person's key as it lies in the database. */
export interface PersonKey {
  readonly personId: string;
  readonly key: WrappedKey;
}

interface SqlKey {
  readonly personId: string;
  readonly dataKey: Buffer;
  readonly dataKeyWrappedBy: string;
}

/** Keeps the wrapped keys of people; the keys that wrap them are in the settings alone. */
@Injectable()
export class WrappedKeyStore {
  /** Ids of the key-encryption keys in use, each looked up in the index by itself: there are few of them and many people. */
  async wrappersInUse(reader: Pick<EntityManager, 'query'>): Promise<readonly string[]> {
    const rows: { id: string }[] = await reader.query(
      `WITH RECURSIVE wrapper AS (
         SELECT min(data_key_wrapped_by) AS id FROM person
         UNION ALL SELECT (SELECT min(data_key_wrapped_by) FROM person WHERE data_key_wrapped_by > wrapper.id) FROM wrapper WHERE wrapper.id IS NOT NULL)
       SELECT id FROM wrapper WHERE id IS NOT NULL`,
    );
    return rows.map(({ id }) => id);
  }

  /** Some of those wrapped by the given keys, held still: whoever rewraps at the same time waits and then passes them over. */
  async lockSome(tx: Transaction, wrappers: readonly string[], leftOut: readonly string[], count: number): Promise<readonly PersonKey[]> {
    const rows: SqlKey[] = await tx.query(
      `SELECT person_id AS "personId", data_key AS "dataKey", data_key_wrapped_by AS "dataKeyWrappedBy" FROM person
       WHERE data_key_wrapped_by = ANY ($1::text[]) AND person_id <> ALL ($2::uuid[])
       ORDER BY data_key_wrapped_by, person_id LIMIT $3 FOR NO KEY UPDATE`,
      [wrappers, leftOut, count],
    );
    return rows.map((row) => ({ personId: row.personId, key: { wrapped: row.dataKey, wrappedBy: row.dataKeyWrappedBy } }));
  }

  async replace(tx: Transaction, keys: readonly PersonKey[]): Promise<void> {
    await tx.query(
      `UPDATE person SET data_key = rewrapped.data_key, data_key_wrapped_by = rewrapped.wrapped_by
       FROM unnest($1::uuid[], $2::bytea[], $3::text[]) AS rewrapped (person_id, data_key, wrapped_by) WHERE person.person_id = rewrapped.person_id`,
      [keys.map(({ personId }) => personId), keys.map(({ key }) => key.wrapped), keys.map(({ key }) => key.wrappedBy)],
    );
  }
}
