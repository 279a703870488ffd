import type { DimensionId, TableUnit } from '@gatebook/contracts';
import { TOTAL, type TableDimension } from './dimension.rules.js';

/** What disclosure control and readers must know of a fixed table over closed months. */
export interface TableShape {
  readonly id: string;
  /** Its dimensions beside the month, in the order in which contributions carry their codes. */
  readonly dimensions: readonly TableDimension[];
  /** The name of its figure in a cell. */
  readonly measure: string;
  readonly unit: TableUnit;
  /** Dimension whose code decides which territory's analysts may read a cell. */
  readonly readBy: DimensionId;
  /** What its contributions call a person by: the digest under the record key, or the id. */
  readonly personsBy: 'digest' | 'id';
  /** One true zero in so many is marked like a hidden cell; fewer in a table that is mostly empty. */
  readonly oneZeroMarkedIn: number;
}

/** Codes by dimension. */
export type Codes = Readonly<Record<string, string>>;

/** Territory of cells that count the whole nation: every reader of statistics may read them. */
export const NATIONAL = 'national';

/** The territory whose analysts may read a cell. */
export function readersOf(table: TableShape, codes: Codes, side: string): string {
  const code = codes[table.readBy] ?? TOTAL;
  if (code === TOTAL) return NATIONAL;
  return dimensionOf(table, table.readBy)?.territoryOf?.(code, side) ?? code;
}

/** The dimensions in which a cell is a total. */
export function totalsOf(table: TableShape, codes: Codes): readonly string[] {
  return Object.entries(codes).flatMap(([id, code]) => (code === TOTAL || dimensionOf(table, id)?.sumsUp?.(code) === true ? [id] : []));
}

function dimensionOf({ dimensions }: TableShape, id: string): TableDimension | undefined {
  return dimensions.find((dimension) => dimension.id === id);
}
