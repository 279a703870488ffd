import type { Comparison } from '../model.js';

/** A pair of entries by their places in their lists. */
export interface LinkedPair {
  readonly left: number;
  readonly right: number;
  readonly comparison: Comparison;
}
