import type { DataSource } from 'typeorm';
import { acrossOffices } from '../database/row-scope.js';
import { inTransaction } from '../database/transaction.js';

/** One statement on tables with row-level security, as the service runs it where no officer asks. */
export function rowsOfAllOffices<Row>(dataSource: DataSource, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return inTransaction(dataSource, (tx) => acrossOffices(tx, () => tx.query(sql, [...values])));
}
