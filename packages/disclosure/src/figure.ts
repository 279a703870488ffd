import { mixed } from './record-key.js';
import { P_TABLE } from './p-table.js';
import { WHOLE, type PRow, type PTable } from './make-p-table.js';

/** The grid that figures are rounded to. */
export const ROUNDED_TO = 5;

/** The grid that shown figures end on: on it no sum or difference of figures, of whichever tables and releases, is between 1 and 9. */
export const SHOWN_IN_STEPS_OF = 2 * ROUNDED_TO;

/** The furthest that a shown figure may lie from its count, noise and rounding together. */
export const FURTHEST = P_TABLE.maxNoise + ROUNDED_TO;

/** The noise of a count under its cell key; the same count and key always get the same noise. */
export function noiseOf(count: number, cellKey: number, table: PTable = P_TABLE): number {
  const row: PRow | undefined = table.rows[Math.min(count, table.rows.length - 1)];
  if (row === undefined) return 0;
  let left = (mixed(cellKey) >>> 8) % WHOLE;
  for (let place = 0; place < row.parts.length; place++) {
    const part = row.parts[place] ?? 0;
    if (left < part) return row.from + place;
    left -= part;
  }
  throw new Error(`the row of ${row.count} does not add up`);
}

/**
 * Rounds to 5, then moves an odd multiple of 5 on to the even one nearer to the count; where both are as near, a bit of the key decides.
 * Two related figures on the plain grid of 5 may differ by 5; two on this one never do.
 */
export function rounded(count: number, bit: number): number {
  const fives = Math.round(count / ROUNDED_TO);
  if (fives % 2 === 0) return fives * ROUNDED_TO;
  const over = count - fives * ROUNDED_TO;
  const up = over > 0 || (over === 0 && bit === 1);
  return (fives + (up ? 1 : -1)) * ROUNDED_TO;
}

/** The figure that is shown for a count that may be shown: noise by its key, rounding, and never under 10. */
export function shownFigure(count: number, cellKey: number): number {
  if (count === 0) return 0;
  return Math.max(SHOWN_IN_STEPS_OF, rounded(count + noiseOf(count, cellKey), mixed(cellKey ^ 0x9e3779b9) & 1));
}
