import { FURTHEST } from './figure.js';
import { forEachRelation, type Family } from './relations.js';
import type { Axis } from './cube.js';

/** What is certain about each cell's count for a reader who knows the method, the table of noise and every figure, but not the secret. */
export interface Intervals {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Times that all relations are gone through; more changes nothing that we saw. */
const SWEEPS = 3;

/**
 * Bounds from each figure alone, narrowed over all published relations. A hidden cell may be anything, 0 too; a figure held over from an earlier
 * release says of today's count no more than that it is not small.
 */
export function intervalsOf(
  figures: Float64Array,
  families: readonly Family[],
  smallest: number,
  addsUp: (axis: Axis) => boolean,
  isHeld: (cell: number) => boolean,
): Intervals {
  const low = figures.map((figure, cell) => (figure <= 0 ? 0 : isHeld(cell) ? smallest : Math.max(smallest, figure - FURTHEST)));
  const high = figures.map((figure, cell) => {
    if (figure === 0) return 0;
    return figure < 0 || isHeld(cell) ? Infinity : figure + FURTHEST;
  });
  const narrow = (cell: number, least: number, most: number): void => {
    // Sets that a caller summarised wrongly may contradict each other: what does teaches nothing.
    const newLow = Math.max(low[cell] ?? 0, least);
    const newHigh = Math.min(high[cell] ?? Infinity, most);
    if (newLow > newHigh) return;
    low[cell] = newLow;
    high[cell] = newHigh;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    forEachRelation(families, (parent, children, count, axis) => {
      let sumLow = 0;
      let largestLow = 0;
      let sumHigh = 0;
      let open = 0;
      for (let place = 0; place < count; place++) {
        const child = children[place] ?? 0;
        sumLow += low[child] ?? 0;
        largestLow = Math.max(largestLow, low[child] ?? 0);
        if (high[child] === Infinity) open++;
        else sumHigh += high[child] ?? 0;
      }
      const adds = addsUp(axis);
      narrow(parent, adds ? sumLow : largestLow, open > 0 ? Infinity : sumHigh);
      for (let place = 0; place < count; place++) {
        const child = children[place] ?? 0;
        const isOpen = high[child] === Infinity;
        const othersHigh = open > (isOpen ? 1 : 0) ? Infinity : sumHigh - (isOpen ? 0 : (high[child] ?? 0));
        const othersLow = adds ? sumLow - (low[child] ?? 0) : 0;
        narrow(child, (low[parent] ?? 0) - othersHigh, (high[parent] ?? Infinity) - othersLow);
      }
    });
  }
  return { low, high };
}
