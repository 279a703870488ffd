import type { LinkedPair } from './linked-pair.js';

const ROUNDS = 100;
/** However few are left, a pair needs a weight that outdoes odds of nine to one against it. */
const LARGEST_SHARE = 0.1;

/**
 * Takes pairs heaviest first, each entry once. Then the bar is set anew for the entries left over: when most are paired, the few left face
 * each other and no longer the whole list, so the same weight makes a match likelier. Their share of matches is estimated by EM from the
 * weights of the pairs still possible (m and u as they are); those at even odds or better become `same`; and again, until nothing changes.
 */
export function oneEach(pairs: readonly LinkedPair[], [left, right]: readonly [number, number]): readonly LinkedPair[] {
  const single = firstOfEach(pairs);
  let same = single.filter(({ comparison }) => comparison.decision === 'same').length;
  for (let before = -1; same > before;) {
    before = same;
    // Pairs stand in order of weight, so the first so many are the same.
    const bar = evenOdds(withoutTaken(pairs, single.slice(0, same)), (left - same) * (right - same));
    same = Math.max(same, single.filter(({ comparison }) => comparison.weight >= bar).length);
  }
  return single.map((pair, at) => (at < same ? { ...pair, comparison: { ...pair.comparison, decision: 'same' } } : pair));
}

function firstOfEach(pairs: readonly LinkedPair[]): readonly LinkedPair[] {
  const taken = new Set<number>();
  const otherTaken = new Set<number>();
  return pairs.filter((pair) => {
    if (taken.has(pair.left) || otherTaken.has(pair.right)) return false;
    taken.add(pair.left);
    otherTaken.add(pair.right);
    return true;
  });
}

function withoutTaken(pairs: readonly LinkedPair[], taken: readonly LinkedPair[]): readonly LinkedPair[] {
  const lefts = new Set(taken.map(({ left }) => left));
  const rights = new Set(taken.map(({ right }) => right));
  return pairs.filter((pair) => !lefts.has(pair.left) && !rights.has(pair.right));
}

/** The weight at which a pair is as likely a match as not, the share of matches among all pairs still possible estimated from the weights of those compared. */
function evenOdds(pairs: readonly LinkedPair[], possible: number): number {
  if (pairs.length === 0 || possible === 0) return Number.POSITIVE_INFINITY;
  const ratios = pairs.map(({ comparison }) => 2 ** comparison.weight);
  let share = Math.min(1 / Math.sqrt(possible), LARGEST_SHARE);
  for (let round = 0; round < ROUNDS; round += 1) {
    const odds = share / (1 - share);
    const expected = ratios.reduce((sum, ratio) => sum + (ratio * odds) / (1 + ratio * odds), 0);
    share = Math.min(Math.max(expected / possible, 1e-12), LARGEST_SHARE);
  }
  return Math.log2((1 - share) / share);
}
