import type { DataSource } from 'typeorm';
import { acrossOffices } from '../database/row-scope.js';

/** One statement on tables with row-level security, as the service runs it where no officer asks. */
export function rowsOfAllOffices<Row>(dataSource: DataSource, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return dataSource.transaction((tx) => acrossOffices(tx, () => tx.query(sql, [...values])));
}
