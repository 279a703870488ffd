import { compareNames, compareWithCharacters, type NameAgreement } from '../names/compare-names.js';
import { COMMON, type KnownWords } from '../names/known-words.js';
import type { PreparedName } from '../names/words.js';
import type { Observation } from '../model.js';
import type { ReadyModel } from '../scoring/score.js';
import type { PreparedPerson } from './person.js';

/** Levels at which a name agrees in Latin letters, so that no reading of characters is asked for. */
const AGREEING = new Set(['same', 'diacritics-lost', 'one-mark', 'reordered', 'joined', 'similar', 'one-letter', 'reading']);
/** Levels from which a shared word says something; below them the likeness is that of families, villages and fashions;
 * so it is with `last-mark` and `one-letter-other-name`, by which twins are told apart. */
export const COUNTED: ReadonlySet<string> = new Set([
  ...AGREEING,
  'middle-missing',
  'middle-shortened',
  'cut-short',
  'initials',
  'two-letters',
]);
/**
 * Levels at which the given name is another's: a shared document or telephone is then as likely a family's,
 * and its own script says more than a confirmation. Without names nothing disagrees.
 */
const OTHER_GIVEN_NAME = new Set([
  'middle-shortened',
  'last-mark',
  'one-letter-other-name',
  'two-letters',
  'reading-but-one',
  'middle-differs',
  'part-only',
  'family-only',
  'given-only',
  'different',
]);

const COMMON_BITS = -Math.log2(COMMON);

type Reading = 'reading' | 'reading-but-one';

/** The comparison of names as a whole, and of own scripts that are not Latin. */
export function observeNames(left: PreparedPerson, right: PreparedPerson, model: ReadyModel): readonly Observation[] {
  const latin = bestNames(left.names, right.names, model);
  const reading = AGREEING.has(latin?.agreement ?? '') ? null : betterReading(readingOf(left, right), readingOf(right, left));
  const agreement = reading ?? latin?.agreement;
  const names = agreement === undefined ? [] : [nameObservation(reading === null ? latin : null, agreement)];
  const own = ownScript(left.han, right.han) ?? ownScript(left.lao, right.lao);
  if (own === null) return names;
  const context = agreement === undefined ? 'alone' : OTHER_GIVEN_NAME.has(agreement) ? 'otherwise' : 'agreeing';
  return [...names, { field: 'ownScriptName', level: `${context}:${own}` }];
}

/** Whether the given names that were seen are one, as far as spelling goes. */
export function givenNameAgrees(seen: readonly Observation[]): boolean {
  const level = seen.find(({ field }) => field === 'names')?.level ?? '';
  return !OTHER_GIVEN_NAME.has(level.slice(level.indexOf(':') + 1));
}

function nameObservation(latin: NameAgreement | null, agreement: string): Observation {
  const level = `${latin?.marked === true ? 'marked' : 'plain'}:${agreement}`;
  return COUNTED.has(agreement) && latin !== null && agreement !== 'reading'
    ? { field: 'names', level, shared: latin.shared }
    : { field: 'names', level };
}

function bestNames(left: readonly PreparedName[], right: readonly PreparedName[], model: ReadyModel): NameAgreement | null {
  const bits = model.frequencies.get('names')?.bits;
  const known: KnownWords = {
    isKnown: (word) => bits?.has(word) === true,
    isCommon: (word) => (bits?.get(word) ?? Number.POSITIVE_INFINITY) <= COMMON_BITS,
  };
  const weights = model.weights.get('names');
  let best: NameAgreement | null = null;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const one of left) {
    for (const other of right) {
      const found = compareNames(one, other, known);
      const weight = weights?.get(`${found.marked ? 'marked' : 'plain'}:${found.agreement}`) ?? 0;
      if (weight <= bestWeight) continue;
      best = found;
      bestWeight = weight;
    }
  }
  return best;
}

/** Either side may have the characters; which of the two is asked first cannot matter. */
function betterReading(one: Reading | null, other: Reading | null): Reading | null {
  return one === 'reading' ? one : other === 'reading' ? other : (one ?? other);
}

function readingOf(latin: PreparedPerson, characters: PreparedPerson): Reading | null {
  let best: Reading | null = null;
  for (const sign of characters.han ?? []) {
    for (const name of latin.names) {
      const found = compareWithCharacters(name, sign);
      if (found === 'reading') return found;
      best = found ?? best;
    }
  }
  return best;
}

/** `same` or `different`; null where one side has no name in the script. */
function ownScript(left: readonly string[] | undefined, right: readonly string[] | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  if (left.some((name) => right.includes(name))) return 'same';
  return 'different';
}
