import { candidatePairs } from '../lists/link-lists.js';
import { personLinker } from '../lists/linkers.js';
import type { LinkageModel, Observation } from '../model.js';
import { observePeople } from '../people/observe-people.js';
import type { PreparedPerson } from '../people/person.js';
import { REGIONAL_MODEL } from '../people/regional-model.js';
import { readyModel } from '../scoring/score.js';
import { held } from './caps.js';
import { bitsFor } from './estimate-model.js';
import { maximise, patternsOf } from './maximise.js';
import { disagreementNeverFavours } from './random-pairs.js';
import { keepJudgedM, nameFrequencies, poolPlainSpelling, withRandomPeople } from './train-people.js';

/**
 * Estimates a model of people anew from a deployment's own list, or two, without truth: name frequencies and u from the lists, m by EM with u
 * held fixed, beginning with the regional model's; thresholds from posterior probabilities. Levels the lists do not show stay near the regional model.
 * Fewer people than `fewest` (1,000 unless told) show too little, and are refused.
 */
export function estimatePeople(
  left: readonly PreparedPerson[],
  right: readonly PreparedPerson[] | null,
  options: {
    readonly randomPairs?: number;
    readonly seed?: number;
    readonly fewest?: number;
    readonly posterior?: { readonly review: number; readonly same: number };
  } = {},
): LinkageModel {
  const { randomPairs = 300_000, seed = 1, fewest = 1000, posterior = { review: 0.05, same: 0.9 } } = options;
  const people = [...left, ...(right ?? [])];
  if (people.length < Math.max(fewest, 2))
    throw new Error(`A model is estimated on at least ${Math.max(fewest, 2)} people; the lists hold ${people.length}.`);
  const start = { ...REGIONAL_MODEL, name: 'people, re-estimated', frequencies: { names: nameFrequencies(people) } };
  const withU = withRandomPeople(start, people, randomPairs, seed);
  const universe = right === null ? (left.length * (left.length - 1)) / 2 : left.length * right.length;
  const patterns = patternsOf(observedCandidates(left, right, withU));
  const found = maximise(patterns, withU.fields, {
    share: Math.min(left.length, (right ?? left).length) / 10 / universe,
    universe,
    pseudoCount: 100,
  });
  const prior = Math.max(found.share, 1 / universe);
  return {
    ...withU,
    fields: found.fields
      .map(keepJudgedM)
      .map(poolPlainSpelling)
      .map(disagreementNeverFavours)
      .map((field) => held(field, withU.frequencies['names'])),
    prior,
    thresholds: { review: bitsFor(posterior.review, prior), same: bitsFor(posterior.same, prior) },
    training: {
      method:
        'name frequencies and u from the list; m by EM over candidate pairs, u held fixed, beginning with the regional model as 100 pairs; no truth used',
      data: [`${left.length} people${right === null ? ' against each other' : ` against ${right.length}`}`],
      figures: { randomPairs, seed, rounds: found.rounds, expectedMatches: Math.round(found.share * universe) },
    },
  };
}

function* observedCandidates(
  left: readonly PreparedPerson[],
  right: readonly PreparedPerson[] | null,
  model: LinkageModel,
): Generator<readonly Observation[]> {
  const ready = readyModel(model);
  for (const [at, other] of candidatePairs(left, right, personLinker(model))) {
    const one = left[at];
    const second = (right ?? left)[other];
    if (one !== undefined && second !== undefined) yield observePeople(one, second, ready);
  }
}
