import type { Cube } from './cube.js';
import { isHidden, STATUS } from './status.js';

/** A figure that was hidden. */
export const HIDDEN = -1;

/** What was shown last, for the next release of the same table; kept by whoever makes releases. */
export interface Memory {
  readonly release: number;
  /** Release on which each cell's figure rests: it has not been made anew since. 0: the cell is new. */
  readonly basis: Int32Array;
  /** Figures by measure, HIDDEN for hidden ones. */
  readonly figures: ReadonlyMap<string, Float64Array>;
}

/** A memory without any earlier cell, to be filled from rows that a caller kept. */
export function emptyMemory(cube: Cube, release: number): Memory {
  return {
    release,
    basis: new Int32Array(cube.size),
    figures: new Map(cube.spec.measures.map(({ id }) => [id, new Float64Array(cube.size).fill(HIDDEN)])),
  };
}

/** Whether a cell's change since its figure was made is under the threshold, so that the figure must stay as it is. */
export function isHeld(memory: Memory | null, changed: Int32Array, cell: number, smallest: number): boolean {
  return memory !== null && (memory.basis[cell] ?? 0) > 0 && (changed[cell] ?? 0) < smallest;
}

/** Keeps hidden what was hidden, where fewer persons changed than the threshold: showing it now would date the change. */
export function holdHidden(memory: Memory | null, measure: string, statuses: Uint8Array, changed: Int32Array, smallest: number): void {
  const figures = memory?.figures.get(measure);
  if (figures === undefined) return;
  for (let cell = 0; cell < statuses.length; cell++) {
    if (figures[cell] !== HIDDEN || !isHeld(memory, changed, cell, smallest)) continue;
    const status = statuses[cell] ?? 0;
    if (!isHidden(status) && status !== STATUS['not-published'] && status !== STATUS['structural-zero']) statuses[cell] = STATUS.held;
  }
}
