import type { Contribution, Dimension, TableSpec } from '@gatebook/disclosure';
import { TOTAL, type MonthOfSide, type TableDimension } from './dimension.rules.js';
import type { TableShape } from './table.rules.js';

/** One month of a table as disclosure control takes it; the month itself is in every cell and no dimension here. */
export function monthCubeSpec(table: TableShape, of: MonthOfSide, codes: ReadonlyMap<string, ReadonlySet<string>>): TableSpec {
  return {
    id: `${table.id}:${of.month}`,
    dimensions: table.dimensions.map((dimension) => axisOf(dimension, of, codes.get(dimension.id) ?? new Set())),
    measures: [{ id: table.measure, counts: table.unit === 'persons' ? 'persons' : 'sum' }],
    rules: { oneZeroMarkedIn: table.oneZeroMarkedIn },
  };
}

function axisOf({ id, levels, personsAddUp = false }: TableDimension, of: MonthOfSide, occurring: ReadonlySet<string>): Dimension {
  const codes = [...occurring].filter((code) => code !== TOTAL).sort();
  return { id, personsAddUp, levels: levels(codes, of) };
}

/** The codes that occur, by dimension, in the order in which contributions carry them. */
export function codesOf(
  dimensions: readonly string[],
  rows: Iterable<{ readonly codes: readonly string[] }>,
): ReadonlyMap<string, Set<string>> {
  const codes = new Map(dimensions.map((id) => [id, new Set<string>()]));
  for (const row of rows) for (const [place, id] of dimensions.entries()) codes.get(id)?.add(row.codes[place] ?? '');
  return codes;
}

/** A contribution as the stores give it. */
export type KeptContribution = Contribution & { readonly since: number };
