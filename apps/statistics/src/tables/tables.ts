import { CROSSINGS } from './crossings/crossings.table.js';
import type { StatisticalTable } from './statistical-table.js';
import { WORKERS } from './workers/workers.table.js';

/** The tables that can be pulled. */
export const TABLES: readonly StatisticalTable[] = [CROSSINGS, WORKERS];

/** The table with this id, or null. */
export function findTable(id: string): StatisticalTable | null {
  return TABLES.find((table) => table.id === id) ?? null;
}
