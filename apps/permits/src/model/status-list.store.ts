import { Injectable } from '@nestjs/common';
import type { StatusListEntry } from '@gatebook/credential';
import { type Db, holdName, type Transaction } from '@gatebook/service-kit';
import type { PermitStanding } from '@gatebook/vocabulary';

/** Two bits each: 25 kB before it is deflated. */
const LIST_SIZE = 100_000;

/** A status list as it is kept. */
export interface KeptStatusList {
  readonly sequence: number;
  readonly size: number;
  /** Entries that are not simply valid. */
  readonly standings: readonly { readonly index: number; readonly standing: PermitStanding }[];
}

/** Keeps the standing of each issued permit. The list's row is locked by a change, so sequences grow in the order of commits. */
@Injectable()
export class StatusListStore {
  /** Takes the next entry of the newest list; a full list is followed by another. */
  async assign(tx: Transaction): Promise<StatusListEntry & { readonly sequence: number }> {
    // No list may be begun twice: whoever finds it full begins the next one alone.
    await holdName(tx, 'permits:status-list');
    await tx.query(
      `INSERT INTO status_list (list, sequence, next_index)
       SELECT list + 1, 1, 0 FROM status_list WHERE list = (SELECT max(list) FROM status_list) AND next_index >= $1`,
      [LIST_SIZE],
    );
    const [rows]: [{ list: number; index: number; sequence: number }[], number] = await tx.query(
      `UPDATE status_list SET next_index = next_index + 1, sequence = sequence + 1 WHERE list = (SELECT max(list) FROM status_list)
       RETURNING list, next_index - 1 AS index, sequence`,
    );
    const entry = rows[0];
    if (!entry) throw new Error('there is no status list');
    await tx.query(`INSERT INTO status_entry (list, index, standing) VALUES ($1, $2, 'valid')`, [entry.list, entry.index]);
    return entry;
  }

  /** Changes an entry and gives back the sequence that shows it. */
  async set(tx: Transaction, { list, index }: StatusListEntry, standing: PermitStanding): Promise<number> {
    await tx.query('UPDATE status_entry SET standing = $3 WHERE list = $1 AND index = $2', [list, index, standing]);
    const [rows]: [{ sequence: number }[], number] = await tx.query(
      'UPDATE status_list SET sequence = sequence + 1 WHERE list = $1 RETURNING sequence',
      [list],
    );
    const changed = rows[0];
    if (!changed) throw new Error(`there is no status list ${list}`);
    return changed.sequence;
  }

  async sequenceOf(db: Db, list: number): Promise<number | null> {
    const [row]: { sequence: number }[] = await db.query('SELECT sequence FROM status_list WHERE list = $1', [list]);
    return row?.sequence ?? null;
  }

  /** One statement, one snapshot: the entries are those of the sequence. */
  async find(db: Db, list: number): Promise<KeptStatusList | null> {
    const [found]: KeptStatusList[] = await db.query(
      `SELECT sequence, next_index AS size,
         coalesce((SELECT jsonb_agg(jsonb_build_object('index', index, 'standing', standing)) FROM status_entry AS entry
                   WHERE entry.list = status_list.list AND standing <> 'valid'), '[]') AS standings
       FROM status_list WHERE list = $1`,
      [list],
    );
    return found ?? null;
  }
}
