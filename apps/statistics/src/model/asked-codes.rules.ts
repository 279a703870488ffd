import type { FieldProblem } from '@gatebook/contracts';
import { MONTH, TOTAL, type AskedDimension } from './dimension.rules.js';
import { NATIONAL, readersOf, type Codes, type TableShape } from './table.rules.js';

/** All that a table can be asked for, the month first. */
export function askedDimensions({ dimensions }: Pick<TableShape, 'dimensions'>): readonly AskedDimension[] {
  return [MONTH, ...dimensions];
}

/**
 * The dimensions whose asked code the reference data do not know. Such a code is none, unless the release holds it: to answer with no cells
 * would say that it counts 0.
 */
export function unknownCodes(table: TableShape, asked: Codes, side: string): readonly string[] {
  const dimensions = new Map<string, AskedDimension>(table.dimensions.map((dimension) => [dimension.id, dimension]));
  return Object.entries(asked).flatMap(([id, code]) => (code === TOTAL || (dimensions.get(id)?.knows?.(code, side) ?? true) ? [] : [id]));
}

/** What is wrong with the time that was asked for: a release says nothing of what comes after its last month. */
export function wrongTimes(table: TableShape, asked: Codes, until: string): readonly FieldProblem[] {
  return askedDimensions(table).flatMap(({ id, wrongTime }) => {
    const code = asked[id];
    return code === undefined || code === TOTAL ? [] : (wrongTime?.(code, { month: asked[MONTH.id], until }) ?? []);
  });
}

/** Whether the cells that were asked for are those of another territory; `territory` is the reader's, null for who reads all. */
export function isElsewhere(table: TableShape, asked: Codes, side: string, territory: string | null): boolean {
  if (territory === null) return false;
  const readers = readersOf(table, asked, side);
  return readers !== NATIONAL && readers !== territory;
}
