import type { Cube } from './cube.js';
import { isHidden, STATUS } from './status.js';
import type { ByMeasure, Summaries } from './summaries.js';

/** A figure that was hidden. */
export const HIDDEN = -1;

/** What was shown last, for the next release of the same table; kept by whoever makes releases. */
export interface Memory {
  readonly release: number;
  /** By measure, the release on which each cell's figure rests: it has not been made anew since. 0: the cell is new. */
  readonly basis: ByMeasure;
  /** Figures by measure, HIDDEN for hidden ones. */
  readonly figures: ReadonlyMap<string, Float64Array>;
}

/** A memory without any earlier cell, to be filled from rows that a caller kept. */
export function emptyMemory(cube: Cube, release: number): Memory {
  return {
    release,
    basis: new Map(cube.spec.measures.map(({ id }) => [id, new Int32Array(cube.size)])),
    figures: new Map(cube.spec.measures.map(({ id }) => [id, new Float64Array(cube.size).fill(HIDDEN)])),
  };
}

/**
 * Whether a cell's figure must stay as it is, because fewer persons than the threshold changed since it was made. A 0 stays while nobody is known
 * there: whoever is fewer than the threshold still waits. In a cell that no earlier release held nothing is held.
 */
export function heldCells(
  memory: Memory | null,
  { changed, persons }: Summaries,
  measure: string,
  smallest: number,
): (cell: number) => boolean {
  const basis = memory?.basis.get(measure);
  const figures = memory?.figures.get(measure);
  const own = changed.get(measure);
  if (basis === undefined) return () => false;
  return (cell) => (basis[cell] ?? 0) > 0 && (figures?.[cell] === 0 ? persons[cell] === 0 : (own?.[cell] ?? 0) < smallest);
}

/** Keeps hidden what was hidden, where fewer persons changed than the threshold: showing it now would date the change. */
export function holdHidden(memory: Memory | null, measure: string, statuses: Uint8Array, isHeld: (cell: number) => boolean): void {
  const figures = memory?.figures.get(measure);
  if (figures === undefined) return;
  for (let cell = 0; cell < statuses.length; cell++) {
    if (figures[cell] !== HIDDEN || !isHeld(cell)) continue;
    const status = statuses[cell] ?? 0;
    if (!isHidden(status) && status !== STATUS['not-published'] && status !== STATUS['structural-zero']) statuses[cell] = STATUS.held;
  }
}
