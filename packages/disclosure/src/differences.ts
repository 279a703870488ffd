import { nodeAt, type Axis, type Cube } from './cube.js';
import { STATUS } from './status.js';
import type { Summaries } from './summaries.js';

/**
 * Hides one of two nested cells whose persons differ by 1 to 9: the difference is a group of its own, and under the threshold.
 * Of the two the one goes that takes part in more such pairs, and at a draw the inner one.
 */
export function hideSmallDifferencesOfPersons(summaries: Summaries, statuses: Uint8Array, smallest: number): void {
  const { cube, persons } = summaries;
  const pairsOf = new Int32Array(cube.size);
  const isSmall = (outer: number, inner: number): boolean => {
    const difference = (persons[outer] ?? 0) - (persons[inner] ?? 0);
    return statuses[outer] === STATUS.shown && difference > 0 && difference < smallest;
  };
  for (let inner = 0; inner < cube.size; inner++) {
    if (statuses[inner] !== STATUS.shown) continue;
    forEachCellAround(cube, inner, (outer) => {
      if (!isSmall(outer, inner)) return;
      pairsOf[outer] = (pairsOf[outer] ?? 0) + 1;
      pairsOf[inner] = (pairsOf[inner] ?? 0) + 1;
    });
  }
  for (let inner = 0; inner < cube.size; inner++) {
    if ((pairsOf[inner] ?? 0) === 0) continue;
    forEachCellAround(cube, inner, (outer) => {
      if (statuses[inner] !== STATUS.shown || !isSmall(outer, inner)) return;
      statuses[(pairsOf[outer] ?? 0) > (pairsOf[inner] ?? 0) ? outer : inner] = STATUS.difference;
    });
  }
}

/** Calls `visit` for every cell that holds this one, itself left out. */
export function forEachCellAround(cube: Cube, cell: number, visit: (outer: number) => void): void {
  const climb = (from: number, place: number): void => {
    const axis = cube.axes[place];
    if (axis === undefined) {
      if (from !== cell) visit(from);
      return;
    }
    let here = from;
    for (let node = nodeAt(axis, cell); node >= 0;) {
      climb(here, place + 1);
      const parent = axis.parentOf[node] ?? -1;
      here += (parent - node) * axis.stride;
      node = parent;
    }
  };
  climb(cell, 0);
}

/**
 * Hides a cell when what it lacks of a shown cell around it may come from 1 to 9 persons: that is so when, on every step from the one to
 * the other, all other children are under the threshold, and not all of them are zero. More is hidden than must be, never less: small
 * siblings that together have more persons are not told apart.
 */
export function hideSmallDifferencesOfSums(summaries: Summaries, statuses: Uint8Array, smallest: number): void {
  const { cube } = summaries;
  const besides = cube.axes.map((axis) => largestBesides(cube, axis, summaries.persons));
  const differs = (cell: number, from: number, some: boolean): boolean => {
    if (some && statuses[cell] === STATUS.shown) return true;
    for (let place = from; place < cube.axes.length; place++) {
      const axis = cube.axes[place];
      if (axis === undefined) continue;
      const node = nodeAt(axis, cell);
      const parent = axis.parentOf[node] ?? -1;
      const other = besides[place]?.[cell] ?? 0;
      if (parent >= 0 && other < smallest && differs(cell + (parent - node) * axis.stride, place, some || other > 0)) return true;
    }
    return false;
  };
  for (let cell = 0; cell < cube.size; cell++)
    if (statuses[cell] === STATUS.shown && differs(cell, 0, false)) statuses[cell] = STATUS.difference;
}

/** For each cell the persons of its largest sibling along an axis. */
function largestBesides(cube: Cube, axis: Axis, persons: Int32Array): Int32Array {
  const besides = new Int32Array(cube.size);
  const childrenOf = axis.codes.map((): number[] => []);
  for (const child of axis.codes.keys()) childrenOf[axis.parentOf[child] ?? -1]?.push(child);
  const span = axis.stride * axis.codes.length;
  for (let from = 0; from < cube.size; from += span) {
    for (let base = from; base < from + axis.stride; base++) {
      for (const children of childrenOf) {
        let first = 0;
        let second = 0;
        for (const child of children) {
          const own = persons[base + child * axis.stride] ?? 0;
          if (own > first) {
            second = first;
            first = own;
          } else if (own > second) second = own;
        }
        for (const child of children) {
          const cell = base + child * axis.stride;
          besides[cell] = (persons[cell] ?? 0) === first ? second : first;
        }
      }
    }
  }
  return besides;
}
