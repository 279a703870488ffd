import type { LinkageModel, Observation, PersonModel } from '../model.js';
import { comparePeople } from '../people/compare-people.js';
import { indexKeys, searchKeys, type BlockingKey } from '../people/keys.js';
import type { PreparedPerson } from '../people/person.js';
import { REGIONAL_MODEL } from '../people/regional-model.js';
import { readyModel, score } from '../scoring/score.js';
import { COMPARATORS, type Comparator } from './comparators.js';
import type { Linker } from './link-lists.js';
import type { ListPlan, PreparedRow } from './plan.js';
import { rowKeys } from './row-keys.js';

/** Links lists of people by the same keys and the same score that a service uses. */
export function personLinker(model: PersonModel = REGIONAL_MODEL): Linker<PreparedPerson> {
  return {
    indexKeys: (person) => indexKeys(person).map(asText),
    searchKeys: (person) => searchKeys(person).map(asText),
    compare: (left, right) => comparePeople(left, right, model),
  };
}

/** Links lists of any kind by a plan and a model estimated for it. */
export function rowLinker(plan: ListPlan, model: LinkageModel): Linker<PreparedRow> {
  const ready = readyModel(model);
  const keys = (row: PreparedRow): readonly string[] => rowKeys(row, plan);
  return { indexKeys: keys, searchKeys: keys, compare: (left, right) => score(observeRows(left, right, plan), ready) };
}

/** What a plan's comparisons see in a pair of rows. */
export function observeRows(left: PreparedRow, right: PreparedRow, plan: ListPlan): readonly Observation[] {
  return plan.fields.flatMap(({ field, comparator, frequencies }) => {
    const compare: Comparator = COMPARATORS[comparator];
    const seen = compare(left[field] ?? [], right[field] ?? []);
    if (seen === null) return [];
    return frequencies === true && seen.shared !== undefined ? [{ field, ...seen }] : [{ field, level: seen.level }];
  });
}

function asText({ kind, key }: BlockingKey): string {
  return `${kind}|${key}`;
}
