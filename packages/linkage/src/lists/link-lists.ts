import type { Comparison } from '../model.js';
import type { LinkedPair } from './linked-pair.js';
import { oneEach } from './one-to-one.js';

/** How the entries of a list are found and compared. */
export interface Linker<Entry> {
  /** Keys under which an entry is kept, and keys by which another asks for it; the same function where there is no difference. */
  readonly indexKeys: (entry: Entry) => readonly string[];
  readonly searchKeys: (entry: Entry) => readonly string[];
  readonly compare: (left: Entry, right: Entry) => Comparison;
}

/** What linking found: the pairs at or above the weight asked for, heaviest first, and how many pairs were compared. */
export interface LinkedLists {
  readonly pairs: readonly LinkedPair[];
  readonly compared: number;
}

/** Options of linking. */
export interface LinkOptions {
  /** Pairs below this weight are not kept. */
  readonly from: number;
  /** Whether an entry has at most one partner: see `oneEach`. */
  readonly oneToOne?: boolean;
  /** A key that more entries share than this says nothing and is passed over. */
  readonly largestGroup?: number;
}

/** Compares the entries of one list with another's, or, where the second is null, with the earlier entries of the same list (left before right). */
export function linkLists<Entry>(
  left: readonly Entry[],
  right: readonly Entry[] | null,
  linker: Linker<Entry>,
  options: LinkOptions,
): LinkedLists {
  const pairs: LinkedPair[] = [];
  let compared = 0;
  for (const [at, other] of candidatePairs(left, right, linker, options.largestGroup)) {
    const one = left[at];
    const second = (right ?? left)[other];
    if (one === undefined || second === undefined) continue;
    compared += 1;
    const comparison = linker.compare(one, second);
    if (comparison.weight >= options.from) pairs.push({ left: at, right: other, comparison });
  }
  pairs.sort((a, b) => b.comparison.weight - a.comparison.weight || a.left - b.left || a.right - b.right);
  return { pairs: options.oneToOne === true ? oneEach(pairs, [left.length, (right ?? left).length]) : pairs, compared };
}

/** The pairs of places that share a key, each once. */
export function* candidatePairs<Entry>(
  left: readonly Entry[],
  right: readonly Entry[] | null,
  linker: Pick<Linker<Entry>, 'indexKeys' | 'searchKeys'>,
  largestGroup = 2000,
): Generator<readonly [number, number]> {
  // Most keys are one entry's alone, and a list for each of them would cost more than all the rest.
  const index = new Map<string, number | number[]>();
  const keep = (entry: Entry, at: number): void => {
    for (const key of linker.indexKeys(entry)) {
      const group = index.get(key);
      if (group === undefined) index.set(key, at);
      else if (typeof group === 'number') index.set(key, [group, at]);
      else group.push(at);
    }
  };
  if (right !== null) left.forEach(keep);
  const asked = right ?? left;
  const seen = new Int32Array(left.length).fill(-1);
  for (const [other, entry] of asked.entries()) {
    for (const key of linker.searchKeys(entry)) {
      const group = index.get(key);
      if (group === undefined || (typeof group !== 'number' && group.length > largestGroup)) continue;
      for (const at of typeof group === 'number' ? [group] : group) {
        if (seen[at] === other) continue;
        seen[at] = other;
        yield [at, other];
      }
    }
    if (right === null) keep(entry, other);
  }
}
