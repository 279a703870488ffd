import type { FieldModel, FrequencyTable, LinkageModel, Observation } from '../model.js';
import { observePeople } from '../people/observe-people.js';
import type { PreparedPerson } from '../people/person.js';
import { JUDGED_M, JUDGED_U, STARTING_MODEL } from '../people/starting-model.js';
import { RAREST_BITS, rarityBits, readyModel, type ReadyModel } from '../scoring/score.js';
import { contextOf } from './maximise.js';
import { countLevels, randomPairs, seeded, withRandom } from './random-pairs.js';

/** A word seen in fewer names than this is no known name: it may be a misspelling. */
const KNOWN_FROM = 3;
/** Nor is one less frequent than this: in a large list the same misspelling (tni, thhi) comes back. */
const KNOWN_FREQUENCY = 0.00025;
/** Random pairs at a level below which their average says too little. */
const ENOUGH_PAIRS = 25;
const U_PSEUDO_COUNT = 20;

/** How often each word stands in a name, by nationality, and of these the highest: a word common in one country is common. */
export function nameFrequencies(people: readonly PreparedPerson[]): FrequencyTable {
  const groups = groupByNationality(people);
  const values = new Map<string, number>();
  for (const group of groups.values()) {
    const counts = new Map<string, number>();
    for (const { names } of group)
      for (const word of new Set(names.flatMap(({ words }) => words))) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts)
      if (count >= KNOWN_FROM && count / group.length >= KNOWN_FREQUENCY)
        values.set(word, Math.max(values.get(word) ?? 0, count / group.length));
  }
  for (const [name, frequency] of commonerThanTheirWords(groups, values)) values.set(name, frequency);
  const sorted = [...values].sort(([, a], [, b]) => b - a).map(([word, frequency]) => [word, Number(frequency.toPrecision(3))] as const);
  return { floor: 1 / 5000, values: Object.fromEntries(sorted), usual: {} };
}

/** Whole names that are at least four times as frequent as their words would make them: words that go together in one people's names. */
function commonerThanTheirWords(
  groups: ReadonlyMap<string, readonly PreparedPerson[]>,
  words: ReadonlyMap<string, number>,
): readonly (readonly [string, number])[] {
  return [...groups.values()].flatMap((group) => {
    const counts = new Map<string, number>();
    for (const { names } of group) for (const name of names) counts.set(name.words.join(' '), (counts.get(name.words.join(' ')) ?? 0) + 1);
    return [...counts].flatMap(([name, count]): readonly (readonly [string, number])[] => {
      const product = name.split(' ').reduce((share, word) => share * (words.get(word) ?? 1), 1);
      return name.includes(' ') && count >= KNOWN_FROM && count / group.length >= 4 * product ? [[name, count / group.length]] : [];
    });
  });
}

/** u of every level from random pairs, and what names usually share at each level. */
export function withRandomPeople(model: LinkageModel, people: readonly PreparedPerson[], pairs: number, seed: number): LinkageModel {
  const ready = readyModel(model);
  const observations = [...observedRandomly(people, ready, pairs, seed)];
  const estimated = withRandom(STARTING_MODEL.fields, countLevels(inBothContexts(observations)), U_PSEUDO_COUNT);
  const fields = model.fields.map((field) => ({
    field: field.field,
    levels: field.levels.map(({ level, m }) => ({ level, m, u: uOf(estimated, field.field, level) })),
  }));
  const pooled = fields.map(poolPlainSpelling);
  const names = model.frequencies['names'] ?? { floor: 1 / 5000, values: {}, usual: {} };
  return {
    ...model,
    fields: pooled,
    frequencies: { ...model.frequencies, names: { ...names, usual: usualBits(observations, ready, pooled) } },
  };
}

/** Random pairs, most of one nationality (people of two countries are told apart without any effort), half of them with one side's marks lost. */
function* observedRandomly(
  people: readonly PreparedPerson[],
  model: ReadyModel,
  count: number,
  seed: number,
): Generator<readonly Observation[]> {
  const groups = [...groupByNationality(people).values()].filter((group) => group.length > 1);
  const random = seeded(seed + 1);
  const shares = groups.map((group) => Math.sqrt(group.length));
  const total = shares.reduce((sum, share) => sum + share, 0);
  for (const [index, group] of groups.entries()) {
    const part = Math.round((count * 0.9 * (shares[index] ?? 0)) / total);
    for (const [at, other] of randomPairs(part, group.length, null, seed + index))
      yield* observed(group[at], group[other], model, random() < 0.5);
  }
  for (const [at, other] of randomPairs(count * 0.1, people.length, null, seed - 1))
    yield* observed(people[at], people[other], model, false);
}

function* observed(
  left: PreparedPerson | undefined,
  right: PreparedPerson | undefined,
  model: ReadyModel,
  plain: boolean,
): Generator<readonly Observation[]> {
  if (left === undefined || right === undefined) return;
  yield observePeople(left, plain ? withoutMarks(right) : right, model);
}

function withoutMarks(person: PreparedPerson): PreparedPerson {
  return { ...person, names: person.names.map(({ words, sounds }) => (sounds === undefined ? { words } : { words, sounds })) };
}

/** By chance a document or telephone is shared no more often where the names agree: too few random pairs agree to count them apart. */
function* inBothContexts(pairs: readonly (readonly Observation[])[]): Generator<readonly Observation[]> {
  for (const pair of pairs) {
    yield pair.flatMap((seen) => {
      if (seen.field !== 'document' && seen.field !== 'phone') return [seen];
      const agreement = seen.level.slice(seen.level.indexOf(':') + 1);
      return ['agreeing', 'otherwise'].map((context) => ({ field: seen.field, level: `${context}:${agreement}` }));
    });
  }
}

function uOf(fields: readonly FieldModel[], field: string, level: string): number {
  const find = (among: readonly FieldModel[]): number =>
    among.find((candidate) => candidate.field === field)?.levels.find((candidate) => candidate.level === level)?.u ?? 1e-6;
  return JUDGED_U.has(`${field} ${level}`) ? Math.max(find(fields), find(STARTING_MODEL.fields)) : find(fields);
}

/** Raises the judged m where data did not show the error, and lowers the others of the context by as much in all. */
export function keepJudgedM(field: FieldModel): FieldModel {
  const judged = STARTING_MODEL.fields.find((candidate) => candidate.field === field.field)?.levels ?? [];
  const kept = new Map(
    field.levels.flatMap(({ level, m }) => {
      const least = JUDGED_M.has(`${field.field} ${level}`) ? (judged.find((odds) => odds.level === level)?.m ?? 0) : 0;
      return least > m ? [[level, least] as const] : [];
    }),
  );
  const raised = new Map<string, { judged: number; others: number }>();
  for (const { level, m } of field.levels) {
    const sums = raised.get(contextOf(level)) ?? { judged: 0, others: 0 };
    const least = kept.get(level);
    raised.set(contextOf(level), least === undefined ? { ...sums, others: sums.others + m } : { ...sums, judged: sums.judged + least });
  }
  const shareOf = (level: string): number => {
    const sums = raised.get(contextOf(level));
    return sums === undefined || sums.judged === 0 ? 1 : (1 - sums.judged) / sums.others;
  };
  return { field: field.field, levels: field.levels.map(({ level, m, u }) => ({ level, m: kept.get(level) ?? m * shareOf(level), u })) };
}

/** Where one side or both are without marks, having lost them says nothing of who it is: `same` and `diacritics-lost` get one ratio. */
export function poolPlainSpelling(field: FieldModel): FieldModel {
  const pool = field.levels.filter(({ level }) => level === 'plain:same' || level === 'plain:diacritics-lost');
  const m = pool.reduce((sum, odds) => sum + odds.m, 0) / 2;
  const u = pool.reduce((sum, odds) => sum + odds.u, 0) / 2;
  return { field: field.field, levels: field.levels.map((odds) => (pool.includes(odds) ? { level: odds.level, m, u } : odds)) };
}

/**
 * What sharing words adds on average at each level and is taken off again. Where the whole name is shared, its frequency stands in the place of
 * u (usual = -log2 u); where random pairs at a level share less rare words than that, as with one letter's difference, their average.
 */
function usualBits(
  pairs: readonly (readonly Observation[])[],
  model: ReadyModel,
  fields: readonly FieldModel[],
): Readonly<Record<string, number>> {
  const frequencies = model.frequencies.get('names');
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { level, shared } of pairs.flatMap((pair) => pair.slice(0, 1))) {
    if (shared === undefined || frequencies === undefined) continue;
    const before = sums.get(level) ?? { sum: 0, count: 0 };
    sums.set(level, { sum: before.sum + 2 ** rarityBits(shared, frequencies), count: before.count + 1 });
  }
  const levels = fields.find(({ field }) => field === 'names')?.levels ?? [];
  return Object.fromEntries(
    levels.map(({ level, u }) => {
      const { sum, count } = sums.get(level) ?? { sum: 0, count: 0 };
      const pooled = level.startsWith('plain:same') || level === 'plain:diacritics-lost' ? u * 2 : u;
      const whole = Math.min(-Math.log2(pooled), RAREST_BITS);
      return [level, Number((count < ENOUGH_PAIRS ? whole : Math.min(whole, Math.log2(sum / count))).toFixed(2))];
    }),
  );
}

function groupByNationality(people: readonly PreparedPerson[]): ReadonlyMap<string, readonly PreparedPerson[]> {
  const groups = new Map<string, PreparedPerson[]>();
  for (const person of people) {
    const group = groups.get(person.nationality ?? '') ?? [];
    group.push(person);
    groups.set(person.nationality ?? '', group);
  }
  return groups;
}
