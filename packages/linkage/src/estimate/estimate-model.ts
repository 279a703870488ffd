import type { FieldModel, FrequencyTable, LinkageModel, Observation } from '../model.js';
import { candidatePairs, type Linker } from '../lists/link-lists.js';
import { rarityBits, readyModel } from '../scoring/score.js';
import { maximise, patternsOf } from './maximise.js';
import { countLevels, disagreementNeverFavours, randomPairs, withRandom } from './random-pairs.js';

/** What a model is estimated from: a list, or two, what to see in a pair, and how pairs are found. No truth is asked for. */
export interface EstimateInput<Entry> {
  readonly left: readonly Entry[];
  /** Null where the list is compared with itself. */
  readonly right: readonly Entry[] | null;
  readonly observe: (left: Entry, right: Entry) => readonly Observation[];
  readonly linker: Pick<Linker<Entry>, 'indexKeys' | 'searchKeys'>;
  readonly start: LinkageModel;
  readonly randomPairs?: number;
  readonly seed?: number;
  /** Posterior probabilities from which a pair is `review` and `same`. */
  readonly posterior?: { readonly review: number; readonly same: number };
}

const DEFAULT_POSTERIOR = { review: 0.05, same: 0.5 };

/**
 * Estimates a model without truth: u from random pairs; m by EM over the pairs that the keys find, u held fixed; the prior from the expected
 * number of matches among all pairs there are, found by the keys or not; thresholds from posterior probabilities.
 */
export function estimateModel<Entry>(input: EstimateInput<Entry>): LinkageModel {
  const { left, right, observe, linker, start, seed = 1, posterior = DEFAULT_POSTERIOR } = input;
  const others = right ?? left;
  const count = input.randomPairs ?? 250_000;
  const random = [...observed(randomPairs(count, left.length, right?.length ?? null, seed), left, others, observe)];
  const fields = withRandom(start.fields, countLevels(random), 2);
  const universe = right === null ? (left.length * (left.length - 1)) / 2 : left.length * right.length;
  const patterns = patternsOf(observed(candidatePairs(left, right, linker), left, others, observe));
  const found = maximise(patterns, fields, { share: Math.min(left.length, others.length) / universe, universe });
  const prior = Math.max(found.share, 1 / universe);
  const model: LinkageModel = {
    ...start,
    fields: found.fields.map(disagreementNeverFavours),
    prior,
    thresholds: { review: bitsFor(posterior.review, prior), same: bitsFor(posterior.same, prior) },
    training: {
      method: 'u from random pairs; m by EM over candidate pairs with u held fixed; no truth used',
      data: [`${left.length} entries${right === null ? ' against each other' : ` against ${right.length}`}`],
      figures: { randomPairs: random.length, rounds: found.rounds, expectedMatches: Math.round(found.share * universe) },
    },
  };
  return withUsual(model, random);
}

/** How often each value stands in a field's entries; values seen once share one floor. */
export function frequenciesOf(entries: Iterable<readonly string[]>): FrequencyTable {
  const counts = new Map<string, number>();
  let total = 0;
  for (const values of entries) {
    if (values.length > 0) total += 1;
    for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = Object.fromEntries([...counts].filter(([, count]) => count > 1).map(([value, count]) => [value, count / total]));
  return { floor: 1 / Math.max(total, 1), values, usual: {} };
}

/** The weight at which a pair's posterior probability reaches this. */
export function bitsFor(probability: number, prior: number): number {
  return Math.log2(probability / (1 - probability)) - Math.log2(prior / (1 - prior));
}

function* observed<Entry>(
  pairs: Iterable<readonly [number, number]>,
  left: readonly Entry[],
  right: readonly Entry[],
  observe: EstimateInput<Entry>['observe'],
): Generator<readonly Observation[]> {
  for (const [at, other] of pairs) {
    const one = left[at];
    const second = right[other];
    if (one !== undefined && second !== undefined) yield observe(one, second);
  }
}

/** For each field with term frequencies: what random pairs at a level share on average, taken off again; never more than the level's own rarity. */
function withUsual(model: LinkageModel, random: readonly (readonly Observation[])[]): LinkageModel {
  const frequencies = Object.fromEntries(
    Object.entries(model.frequencies).map(([field, table]) => {
      const odds: FieldModel['levels'] = model.fields.find((candidate) => candidate.field === field)?.levels ?? [];
      return [field, { ...table, usual: { ...table.usual, ...usualOf(field, odds, random, model) } }];
    }),
  );
  return { ...model, frequencies };
}

function usualOf(
  field: string,
  odds: FieldModel['levels'],
  random: readonly (readonly Observation[])[],
  model: LinkageModel,
): Readonly<Record<string, number>> {
  const ready = readyModel(model).frequencies.get(field);
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { level, shared } of random.flat().filter((seen) => seen.field === field)) {
    if (shared === undefined || ready === undefined) continue;
    const before = sums.get(level) ?? { sum: 0, count: 0 };
    sums.set(level, { sum: before.sum + 2 ** rarityBits(shared, ready), count: before.count + 1 });
  }
  return Object.fromEntries(
    odds.map(({ level, u }) => {
      const { sum, count } = sums.get(level) ?? { sum: 0, count: 0 };
      return [level, Math.min(-Math.log2(u), count < 25 ? Number.POSITIVE_INFINITY : Math.log2(sum / count))];
    }),
  );
}
