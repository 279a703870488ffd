import type { FieldProblem } from '@gatebook/contracts';
import { findGate, findOccupation, listTerritories } from '@gatebook/reference-data';
import { NATIONAL, readersOf } from './month-cube.rules.js';
import { TOTAL, type Table } from './tables.js';

/** Codes that a reader asks for, by dimension. */
export type AskedCodes = Readonly<Record<string, string>>;

/** ISO/IEC 5218. */
const SEXES: readonly string[] = ['0', '1', '2', '9'];

/**
 * The dimensions whose asked code the reference data do not know. Such a code is none, unless the release holds it: to answer with no cells
 * would say that it counts 0.
 */
export function unknownCodes(asked: AskedCodes, side: string): readonly string[] {
  return Object.entries(asked).flatMap(([dimension, code]) => (code === TOTAL || isKnown(dimension, code, side) ? [] : [dimension]));
}

function isKnown(dimension: string, code: string, side: string): boolean {
  const isTerritoryId = (): boolean => listTerritories().some(({ id }) => id === code);
  switch (dimension) {
    case 'gate':
      return findGate(code)?.posts.some((post) => post.side === side) ?? isTerritoryId();
    case 'homeTerritory':
    case 'hostTerritory':
      return isTerritoryId();
    case 'sex':
      return SEXES.includes(code);
    case 'occupation':
      return findOccupation(code) !== null;
    default:
      // Months and days are held against the release; directions and traffic are checked where they enter.
      return true;
  }
}

/** What is wrong with the time that was asked for: a release says nothing of what comes after its last month. */
export function wrongTimes({ month, day }: AskedCodes, until: string): readonly FieldProblem[] {
  const errors: FieldProblem[] = [];
  if (month !== undefined && month > until)
    errors.push({ pointer: '/month', code: 'MONTH_NOT_RELEASED', detail: `the release goes until ${until}`, values: { until } });
  if (day === undefined || day === TOTAL) return errors;
  if (day.slice(0, 7) > until)
    errors.push({ pointer: '/day', code: 'DAY_NOT_RELEASED', detail: `the release goes until ${until}`, values: { until } });
  if (month !== undefined && !day.startsWith(month))
    errors.push({ pointer: '/day', code: 'DAY_OUTSIDE_MONTH', detail: 'day is not in month' });
  return errors;
}

/** Whether the cells that were asked for are those of another territory; `territory` is the reader's, null for who reads all. */
export function isElsewhere(table: Table, asked: AskedCodes, side: string, territory: string | null): boolean {
  if (territory === null) return false;
  const readers = readersOf(table, asked, side);
  return readers !== NATIONAL && readers !== territory;
}
