import type { DataSource, EntityManager } from 'typeorm';

declare const OPENED: unique symbol;

/** The database inside a transaction that a feature has opened; a parameter of this type is called `tx`. `Database` and `inTransaction` alone make one. */
export type Transaction = EntityManager & { readonly [OPENED]: true };

/** The database in whatever transaction or outside of any: for reading, and for what is one statement. A parameter of this type is called `db`. */
export type Db = EntityManager;

/** Opens a transaction for these steps. */
export function inTransaction<Result>(dataSource: DataSource, steps: (tx: Transaction) => Promise<Result>): Promise<Result> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a transaction begins
  return dataSource.transaction((manager) => steps(manager as Transaction));
}
