import { neighbouringDays, swappedDate } from '../fields/birth-date.js';
import type { FrequencyTable } from '../model.js';
import { readingsOf } from '../names/readings.js';
import { soundOf } from '../names/sound.js';
import type { PreparedPerson } from './person.js';
import { REGIONAL_MODEL } from './regional-model.js';

/** A value that two records of one person are likely to share. Plain text: a service keeps only a keyed digest of kind and key. */
export interface BlockingKey {
  readonly kind: string;
  readonly key: string;
}

/** Kinds that bring many together: a search may ask for these only when no other kind has found anybody. */
export const WIDE_KINDS: readonly string[] = ['birth-date', 'year-only-pair'];

/** A word in one name of twenty or more singles nobody out: it is never a key, nor part of a pair without a rarer word. */
const COMMON = 0.05;
const commonSounds = soundsAbove(REGIONAL_MODEL.frequencies['names']);

/**
 * The keys under which a person is kept:
 * `birth-date` the full date · `date-word` the date with the sound of one telling word · `year-pair` the year with the sounds of two words at an
 * end of the name · `year-name` and `day-name` the year, or day and month, with all sounds in alphabetical order (another error in the
 * date) · `year-only-pair` as year-pair, for those of whom only a year is known · `document` · `phone`.
 */
export function indexKeys(person: PreparedPerson): readonly BlockingKey[] {
  const { birthDate } = person;
  const keys: BlockingKey[] = contactKeys(person);
  if (birthDate === undefined) return keys;
  const year = birthDate.slice(0, 4);
  keys.push(...pairsOf(person).map((pair) => key('year-pair', `${year} ${pair}`)));
  if (birthDate.length < 10) return [...keys, ...pairsOf(person).map((pair) => key('year-only-pair', `${year} ${pair}`))];
  keys.push(key('birth-date', birthDate), ...wordKeys(person, birthDate));
  for (const name of wholeNames(person)) keys.push(key('year-name', `${year} ${name}`), key('day-name', `${birthDate.slice(5)} ${name}`));
  return keys;
}

/**
 * The keys to ask for: a full date as it is, swapped and a day off, another date error with the whole name, and those kept with only a year;
 * with a year alone, the pairs of words of that year.
 */
export function searchKeys(person: PreparedPerson): readonly BlockingKey[] {
  const { birthDate } = person;
  const keys: BlockingKey[] = contactKeys(person);
  if (birthDate === undefined) return keys;
  const year = birthDate.slice(0, 4);
  if (birthDate.length < 10) return [...keys, ...pairsOf(person).map((pair) => key('year-pair', `${year} ${pair}`))];
  keys.push(key('birth-date', birthDate));
  const swapped = swappedDate(birthDate);
  for (const date of [birthDate, ...(swapped === null ? [] : [swapped]), ...neighbouringDays(birthDate)])
    keys.push(...wordKeys(person, date));
  for (const name of wholeNames(person)) keys.push(key('year-name', `${year} ${name}`), key('day-name', `${birthDate.slice(5)} ${name}`));
  keys.push(...pairsOf(person).map((pair) => key('year-only-pair', `${year} ${pair}`)));
  return keys;
}

function contactKeys({ documents, phone }: PreparedPerson): BlockingKey[] {
  const numbers = new Set(documents.map(({ number, folded = number }) => folded));
  return [...[...numbers].map((number) => key('document', number)), ...(phone === undefined ? [] : [key('phone', phone)])];
}

/** The date with each telling word; where every word is common, with all of them together. */
function wordKeys(person: PreparedPerson, date: string): readonly BlockingKey[] {
  const words = new Set(soundLists(person).flatMap((sounds) => sounds.filter((sound) => !commonSounds.has(sound))));
  if (words.size > 0) return [...words].map((word) => key('date-word', `${date} ${word}`));
  return wholeNames(person).map((name) => key('date-word', `${date} ${name}`));
}

/** Pairs of words at an end of the name: first and last, first two, last two, so that a swapped order and a left-out middle meet. */
function pairsOf(person: PreparedPerson): readonly string[] {
  const pairs = new Set<string>();
  for (const sounds of soundLists(person)) {
    const [first = '', second = ''] = sounds;
    const last = sounds.at(-1) ?? '';
    const beforeLast = sounds.at(-2) ?? '';
    for (const pair of [
      [first, last],
      [first, second],
      [beforeLast, last],
    ]) {
      if (sounds.length > 1 && pair.some((sound) => !commonSounds.has(sound))) pairs.add(pair.sort().join(' '));
    }
    if (sounds.length === 1 && !commonSounds.has(first)) pairs.add(first);
  }
  return [...pairs];
}

function wholeNames(person: PreparedPerson): readonly string[] {
  return [...new Set(soundLists(person).map((sounds) => [...sounds].sort().join(' ')))].filter((name) => name !== '');
}

/** The sounds of each name; a name in Chinese characters adds its first Vietnamese readings, the bridge to the other side's records. */
function soundLists({ names, han = [] }: PreparedPerson): readonly (readonly string[])[] {
  const latin = names.map(({ words, sounds = words }) => sounds);
  const read = han.map((characters) => [...characters].map((sign) => soundOf(readingsOf(sign).vietnamese[0] ?? sign)));
  return [...latin, ...read];
}

function soundsAbove(table: FrequencyTable | undefined): ReadonlySet<string> {
  const bySound = new Map<string, number>();
  for (const [word, frequency] of Object.entries(table?.values ?? {}))
    bySound.set(soundOf(word), (bySound.get(soundOf(word)) ?? 0) + frequency);
  return new Set([...bySound].filter(([, frequency]) => frequency >= COMMON).map(([sound]) => sound));
}

function key(kind: string, text: string): BlockingKey {
  return { kind, key: text };
}
