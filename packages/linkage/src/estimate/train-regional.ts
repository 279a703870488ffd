import type { LinkageModel } from '../model.js';
import { observePeople } from '../people/observe-people.js';
import type { PreparedPerson } from '../people/person.js';
import { STARTING_MODEL } from '../people/starting-model.js';
import { readyModel, score } from '../scoring/score.js';
import { held } from './caps.js';
import { withMatches } from './maximise.js';
import { countLevels, disagreementNeverFavours } from './random-pairs.js';
import { keepJudgedM, nameFrequencies, poolPlainSpelling, withRandomPeople } from './train-people.js';

/** A pair of which it is known whether it is one person. */
export interface LabelledPair {
  readonly left: PreparedPerson;
  readonly right: PreparedPerson;
  readonly same: boolean;
}

/** How much the judged m weighs against the pairs: as much as so many pairs. */
const JUDGED_PAIRS = 100;
/** The same-threshold lies this far above the heaviest pair of two persons in training. */
const MARGIN = 2;

/**
 * Trains a model of people: name frequencies from all records, u from random pairs, m from the labelled pairs of one person (with the
 * judged m of the starting model as if it were a hundred more, for errors that the pairs do not show), thresholds from the labelled pairs:
 * `same` from the first whole weight two bits above every pair of two persons; `review` from where half of the pairs between are one person's.
 */
export function trainRegional(
  pairs: readonly LabelledPair[],
  list: readonly PreparedPerson[],
  options: { readonly randomPairs: number; readonly seed: number; readonly data: readonly string[] },
): LinkageModel {
  const people = [...list, ...pairs.flatMap(({ left, right }) => [left, right])];
  const start = { ...STARTING_MODEL, frequencies: { names: nameFrequencies(people) } };
  const withU = withRandomPeople(start, people, options.randomPairs, options.seed);
  const ready = readyModel(withU);
  const counts = countLevels(pairs.filter(({ same }) => same).map(({ left, right }) => observePeople(left, right, ready)));
  const fields = withU.fields
    .map((field) => withMatches(field, STARTING_MODEL.fields, counts.get(field.field) ?? new Map(), JUDGED_PAIRS))
    .map(keepJudgedM)
    .map(poolPlainSpelling)
    .map(disagreementNeverFavours)
    .map((field) => held(field, withU.frequencies['names']))
    .map(({ field, levels }) => ({ field, levels: levels.map(({ level, m, u }) => ({ level, m: short(m), u: short(u) })) }));
  const model = { ...withU, name: 'regional', prior: 1 / 20_000, fields };
  return {
    ...model,
    thresholds: thresholdsFor(pairs, model),
    training: {
      method:
        'names: word frequencies of all records, the highest over nationalities; u: random pairs, most within a nationality, half with one side’s marks taken off, ' +
        'raised where a name spelt otherwise would outweigh the same name, or a date nearly right speak for one person; ' +
        'm: labelled pairs of one person and 100 judged ones; same: first whole weight 2 bits above every labelled pair of two persons; ' +
        'review: lowest whole weight from which half or more of the labelled pairs below same are one person’s; prior: by judgement, one in a list of 20,000',
      data: options.data,
      figures: { people: people.length, labelledPairs: pairs.length, randomPairs: options.randomPairs, seed: options.seed },
    },
  };
}

function thresholdsFor(pairs: readonly LabelledPair[], model: LinkageModel): LinkageModel['thresholds'] {
  const ready = readyModel(model);
  const scored = pairs.map(({ left, right, same }) => ({ same, weight: score(observePeople(left, right, ready), ready).weight }));
  const heaviest = Math.max(...scored.filter(({ same }) => !same).map(({ weight }) => weight));
  const same = Math.ceil(heaviest + MARGIN);
  let review = same;
  for (let weight = same - 1; weight > 0; weight -= 1) {
    const between = scored.filter((pair) => pair.weight >= weight && pair.weight < same);
    if (between.length > 0 && between.filter((pair) => pair.same).length * 2 >= between.length) review = weight;
  }
  return { review, same };
}

function short(share: number): number {
  return Number(share.toPrecision(4));
}
