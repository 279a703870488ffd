import { codesAt } from './cube.js';
import { STATUS, STATUSES, type Status } from './status.js';
import type { ProtectedTable } from './protect.js';

/** A published cell: its codes in the order of the dimensions, and per measure the figure, null for a hidden one. */
export interface ProtectedRow {
  readonly cell: number;
  readonly codes: readonly string[];
  readonly figures: Readonly<Record<string, number | null>>;
  /** Why, for the maker's own eyes: published, it would tell small cells from others. */
  readonly statuses: Readonly<Record<string, Status>>;
}

/** The published cells of a table in the order of its codes; cells that cannot occur are left out. */
export function* rowsOf({ cube, measures }: ProtectedTable): Generator<ProtectedRow> {
  for (let cell = 0; cell < cube.size; cell++) {
    if (cube.published[cell] !== 1 || measures.every(({ statuses }) => statuses[cell] === STATUS['structural-zero'])) continue;
    const figures: Record<string, number | null> = {};
    const statuses: Record<string, Status> = {};
    for (const { measure, figures: own, statuses: why } of measures) {
      const figure = own[cell] ?? -1;
      figures[measure.id] = figure < 0 ? null : figure;
      statuses[measure.id] = STATUSES[why[cell] ?? 0] ?? 'shown';
    }
    yield { cell, codes: codesAt(cube, cell), figures, statuses };
  }
}
