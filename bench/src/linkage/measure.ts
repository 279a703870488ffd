/** A pair that was scored, and whether it is one person in truth. */
export interface ScoredPair {
  readonly weight: number;
  readonly decision: 'same' | 'review' | 'different';
  readonly true: boolean;
}

/** Figures at one threshold. */
export interface Figures {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What a measurement says. */
export interface Measurement {
  /** At the model's own decision `same`. */
  readonly same: Figures;
  /** The zone for clerical review: pairs in it, how many are true, and the recall of `same` and review together. */
  readonly review: { readonly threshold: number; readonly pairs: number; readonly true: number; readonly recallWithReview: number };
  /** The threshold with the best F1, for comparison only: it was found with the truth. */
  readonly best: Figures;
  readonly curve: readonly Figures[];
}

/** Precision, recall and F1 of scored pairs against the number of true pairs there are, found or not. */
export function measure(
  pairs: readonly ScoredPair[],
  truePairs: number,
  thresholds: { readonly review: number; readonly same: number },
): Measurement {
  const sorted = [...pairs].sort((a, b) => b.weight - a.weight);
  const curve: Figures[] = [];
  let found = 0;
  let best = figuresOf(Number.POSITIVE_INFINITY, 0, 0, truePairs);
  for (const [at, pair] of sorted.entries()) {
    if (pair.true) found += 1;
    const next = sorted[at + 1]?.weight;
    if (next === pair.weight) continue;
    const here = figuresOf(pair.weight, found, at + 1, truePairs);
    if (here.f1 > best.f1) best = here;
    const last = curve.at(-1)?.threshold ?? Number.POSITIVE_INFINITY;
    if (last - pair.weight >= 0.5 || next === undefined) curve.push(here);
  }
  const same = sorted.filter(({ decision }) => decision === 'same');
  const review = sorted.filter(({ decision }) => decision === 'review');
  const trueSame = same.filter((pair) => pair.true).length;
  const trueReview = review.filter((pair) => pair.true).length;
  return {
    same: figuresOf(thresholds.same, trueSame, same.length, truePairs),
    review: {
      threshold: thresholds.review,
      pairs: review.length,
      true: trueReview,
      recallWithReview: truePairs === 0 ? 1 : (trueSame + trueReview) / truePairs,
    },
    best,
    curve,
  };
}

function figuresOf(threshold: number, found: number, taken: number, truePairs: number): Figures {
  const precision = taken === 0 ? 1 : found / taken;
  const recall = truePairs === 0 ? 1 : found / truePairs;
  return { threshold, precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
