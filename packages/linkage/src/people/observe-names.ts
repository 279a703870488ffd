import { compareNames, compareWithCharacters, type NameAgreement } from '../names/compare-names.js';
import type { PreparedName } from '../names/words.js';
import type { Observation } from '../model.js';
import type { ReadyModel } from '../scoring/score.js';
import type { PreparedPerson } from './person.js';

/** Levels at which a name is taken to agree in Latin letters, so that its own script can only confirm or deny it. */
const AGREEING = new Set(['same', 'diacritics-lost', 'one-mark', 'reordered', 'joined', 'similar', 'one-letter', 'reading']);
/** Levels from which a shared word says something; below them the likeness is that of families, villages and fashions. */
const COUNTED = new Set([
  ...AGREEING,
  'last-mark',
  'middle-missing',
  'middle-shortened',
  'cut-short',
  'initials',
  'one-letter-other-name',
  'two-letters',
]);

/** The comparison of names as a whole, and of own scripts that are not Latin. */
export function observeNames(left: PreparedPerson, right: PreparedPerson, model: ReadyModel): readonly Observation[] {
  const latin = bestNames(left.names, right.names, model);
  const reading = AGREEING.has(latin?.agreement ?? '') ? null : (readingOf(left, right) ?? readingOf(right, left));
  const agreement = reading ?? latin?.agreement;
  const names = agreement === undefined ? [] : [nameObservation(reading === null ? latin : null, agreement)];
  const own = ownScript(left.han, right.han) ?? ownScript(left.lao, right.lao);
  if (own === null) return names;
  const context = agreement === undefined ? 'alone' : AGREEING.has(agreement) ? 'agreeing' : 'otherwise';
  return [...names, { field: 'ownScriptName', level: `${context}:${own}` }];
}

function nameObservation(latin: NameAgreement | null, agreement: string): Observation {
  const level = `${latin?.marked === true ? 'marked' : 'plain'}:${agreement}`;
  return COUNTED.has(agreement) && latin !== null && agreement !== 'reading'
    ? { field: 'names', level, shared: latin.shared }
    : { field: 'names', level };
}

function bestNames(left: readonly PreparedName[], right: readonly PreparedName[], model: ReadyModel): NameAgreement | null {
  const known = model.frequencies.get('names')?.bits;
  const isKnown = (word: string): boolean => known?.has(word) === true;
  const weights = model.weights.get('names');
  let best: NameAgreement | null = null;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const one of left) {
    for (const other of right) {
      const found = compareNames(one, other, isKnown);
      const weight = weights?.get(`${found.marked ? 'marked' : 'plain'}:${found.agreement}`) ?? 0;
      if (weight <= bestWeight) continue;
      best = found;
      bestWeight = weight;
    }
  }
  return best;
}

function readingOf(latin: PreparedPerson, characters: PreparedPerson): 'reading' | 'reading-but-one' | null {
  let best: 'reading' | 'reading-but-one' | null = null;
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
