import type { Transaction } from '../database/transaction.js';
import { snakeCase } from '../database/snake-case.js';

/** What a row holds; objects are kept as JSON, lists as arrays. */
type Columns = Readonly<Record<string, unknown>>;

/** Where a copy of another service's facts is kept, and what of them. */
interface CopyTable<Told, Row extends Columns> {
  readonly table: string;
  /** The column that names the aggregate. */
  readonly key: keyof Row & string;
  /** The column that grows with each change of it. */
  readonly version: keyof Row & string;
  /** The columns, one by one: what is not named here stays with its source. */
  readonly columns: (told: Told) => Row;
}

/** A copy of another service's facts in a table of ours. */
export interface Copy<Told> {
  /** True where this was news: late and repeated ones change nothing. */
  readonly keep: (tx: Transaction, told: Told) => Promise<boolean>;
  /** Its source has gone back and will tell anew what it still knows. */
  readonly forget: (tx: Transaction, key: unknown) => Promise<void>;
}

/** A copy whose rows others rest on. */
export interface NewestCopy<Told> extends Copy<Told> {
  /** In place of `forget` where rows of ours rest on it: the row stays, as version 0, until its source tells it anew. */
  readonly doubt: (tx: Transaction, key: unknown) => Promise<void>;
}

/** A copy of the newest version of each aggregate, whatever the order of arrival. */
export function newestOf<Told, Row extends Columns>(where: CopyTable<Told, Row>): NewestCopy<Told> {
  const { table, version } = where;
  const [keyColumn, versionColumn] = [snakeCase(where.key), snakeCase(version)];
  return {
    keep: keeper(where, (names) => {
      const changes = names.filter((name) => name !== keyColumn).map((name) => `${name} = excluded.${name}`);
      return `(${keyColumn}) DO UPDATE SET ${changes.join(', ')} WHERE ${table}.${versionColumn} < excluded.${versionColumn}`;
    }),
    forget: forgetter(where),
    async doubt(tx, key) {
      await tx.query(`UPDATE ${table} SET ${versionColumn} = 0 WHERE ${keyColumn} = $1`, [key]);
    },
  };
}

/** A copy of every version of each aggregate; one that was told never changes. */
export function everyVersionOf<Told, Row extends Columns>(where: CopyTable<Told, Row>): Copy<Told> {
  return { keep: keeper(where, () => `(${snakeCase(where.key)}, ${snakeCase(where.version)}) DO NOTHING`), forget: forgetter(where) };
}

function keeper<Told, Row extends Columns>(
  { table, key, columns }: CopyTable<Told, Row>,
  onConflict: (names: readonly string[]) => string,
): Copy<Told>['keep'] {
  return async (tx, told) => {
    const row = columns(told);
    const names = Object.keys(row).map(snakeCase);
    const values = Object.values(row).map(valueOf);
    const kept: unknown[] = await tx.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.map((_, place) => `$${place + 1}`).join(', ')})
       ON CONFLICT ${onConflict(names)} RETURNING ${snakeCase(key)}`,
      values,
    );
    return kept.length > 0;
  };
}

function forgetter({ table, key }: { readonly table: string; readonly key: string }): Copy<unknown>['forget'] {
  return async (tx, value) => {
    await tx.query(`DELETE FROM ${table} WHERE ${snakeCase(key)} = $1`, [value]);
  };
}

function valueOf(value: unknown): unknown {
  const isDocument = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isDocument ? JSON.stringify(value) : (value ?? null);
}
