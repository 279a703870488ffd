import { findGate } from '@gatebook/reference-data';
import type { Contribution, Dimension, TableSpec } from '@gatebook/disclosure';
import { CROSSINGS, TOTAL, type Table } from './tables.js';

/** Territory of cells that count the whole nation: every reader of statistics may read them. */
export const NATIONAL = 'national';

/** One month of a table as disclosure control takes it; the month itself is in every cell and no dimension here. */
export function monthCubeSpec(table: Table, month: string, side: string, codes: ReadonlyMap<string, ReadonlySet<string>>): TableSpec {
  const dimensions = table.dimensions
    .filter(({ id }) => id !== 'month')
    .map(({ id }) => dimensionOf(table, id, month, side, codes.get(id) ?? new Set()));
  return {
    id: `${table.id}:${month}`,
    dimensions,
    measures: [{ id: table.measure, counts: table.unit === 'persons' ? 'persons' : 'sum' }],
    rules: { oneZeroMarkedIn: table.oneZeroMarkedIn },
  };
}

function dimensionOf(table: Table, id: string, month: string, side: string, occurring: ReadonlySet<string>): Dimension {
  const codes = [...occurring].filter((code) => code !== TOTAL).sort();
  const total = { id: 'total', codes: [{ code: TOTAL }] };
  // Persons and vehicles are never added up.
  if (id === 'traffic') return { id, levels: [{ id, codes: codes.map((code) => ({ code })) }] };
  if (id === 'day') return { id, levels: [total, { id, codes: daysOf(month).map((code) => ({ code, parent: TOTAL })) }] };
  if (id === 'direction') return { id, levels: [total, { id, codes: ['entry', 'exit'].map((code) => ({ code, parent: TOTAL })) }] };
  if (id === 'gate') {
    const gates = codes.filter((code) => !isTerritory(code));
    const territories = [...new Set(gates.map((gate) => territoryOfGate(gate, side)))].sort();
    return {
      id,
      levels: [
        total,
        { id: 'territory', codes: territories.map((code) => ({ code, parent: TOTAL })) },
        { id, codes: gates.map((code) => ({ code, parent: territoryOfGate(code, side) })) },
      ],
    };
  }
  // A person with two registrations may stand under two hosts or occupations: taking it that they add up hides more, never less.
  return { id, personsAddUp: table !== CROSSINGS, levels: [total, { id, codes: codes.map((code) => ({ code, parent: TOTAL })) }] };
}

/** The territory of this side's post of a gate; a gate that the reference data does not know has one of its own. */
export function territoryOfGate(gate: string, side: string): string {
  return findGate(gate)?.posts.find((post) => post.side === side)?.territory ?? `${side}:unknown`;
}

/** Whether a code of the dimension `gate` is a territory's (ISO 3166-1, colon, ISO 3166-2), which gates' codes never are. */
export function isTerritory(code: string): boolean {
  return code.includes(':');
}

/** The territory whose analysts may read a cell. */
export function readersOf(table: Table, dimensions: Readonly<Record<string, string>>, side: string): string {
  const code = dimensions[table.territoryOf] ?? TOTAL;
  if (code === TOTAL) return NATIONAL;
  return table.territoryOf === 'gate' && !isTerritory(code) ? territoryOfGate(code, side) : code;
}

/** The dimensions in which a cell is a total. */
export function totalsOf(dimensions: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(dimensions).flatMap(([id, code]) => (code === TOTAL || (id === 'gate' && isTerritory(code)) ? [id] : []));
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

function daysOf(month: string): readonly string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: days }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}
