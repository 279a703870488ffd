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

/** A word in one name of twenty or more singles nobody out: alone it is never a key; with other such words only all of a name is one. */
const COMMON = 0.05;
const MOST_KEYS = 64;
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
  if (birthDate === undefined) return mostTelling(keys);
  const pairs = pairsOf(person).map((pair) => `${birthDate.slice(0, 4)} ${pair}`);
  if (birthDate.length < 10) keys.push(...pairs.map((pair) => key('year-only-pair', pair)));
  else keys.push(key('birth-date', birthDate), ...wholeKeys(person, birthDate), ...wordKeys(person, birthDate));
  return mostTelling([...keys, ...pairs.map((pair) => key('year-pair', pair))]);
}

/**
 * The keys to ask for: a full date as it is, swapped and a day off, another date error with the whole name, and those kept with only a year;
 * with a year alone, the pairs of words of that year.
 */
export function searchKeys(person: PreparedPerson): readonly BlockingKey[] {
  const { birthDate } = person;
  const keys: BlockingKey[] = contactKeys(person);
  if (birthDate === undefined) return mostTelling(keys);
  const pairs = pairsOf(person).map((pair) => `${birthDate.slice(0, 4)} ${pair}`);
  if (birthDate.length < 10) return mostTelling([...keys, ...pairs.map((pair) => key('year-pair', pair))]);
  keys.push(key('birth-date', birthDate), ...wholeKeys(person, birthDate));
  const swapped = swappedDate(birthDate);
  for (const date of [birthDate, ...(swapped === null ? [] : [swapped]), ...neighbouringDays(birthDate)])
    keys.push(...wordKeys(person, date));
  return mostTelling([...keys, ...pairs.map((pair) => key('year-only-pair', pair))]);
}

/**
 * The keys to ask for first, which bring few together: whoever is written with this very date, or day and month, and a word or all of this
 * name; with a year alone, all that `searchKeys` has.
 */
export function nearestKeys(person: PreparedPerson): readonly BlockingKey[] {
  const { birthDate } = person;
  if (birthDate === undefined || birthDate.length < 10) return searchKeys(person);
  const dayName = wholeNames(person).map((name) => key('day-name', `${birthDate.slice(5)} ${name}`));
  return mostTelling([...contactKeys(person), ...dayName, ...wordKeys(person, birthDate)]);
}

/** The first of keys that stand in the order of what they tell: nobody needs more, and nobody can make a registry keep or ask for more. */
function mostTelling(keys: readonly BlockingKey[]): readonly BlockingKey[] {
  return keys.slice(0, MOST_KEYS);
}

function wholeKeys(person: PreparedPerson, birthDate: string): readonly BlockingKey[] {
  return wholeNames(person).flatMap((name) => [
    key('year-name', `${birthDate.slice(0, 4)} ${name}`),
    key('day-name', `${birthDate.slice(5)} ${name}`),
  ]);
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

/** Pairs of words at an end of the name: first and last, first two, last two, so that a swapped order and a left-out middle meet; all of a name of common words. */
function pairsOf(person: PreparedPerson): readonly string[] {
  const pairs = new Set<string>();
  for (const sounds of soundLists(person)) {
    const [first = '', second = ''] = sounds;
    const last = sounds.at(-1) ?? '';
    const beforeLast = sounds.at(-2) ?? '';
    const ends = sounds.length > 1 ? [[first, last], [first, second], [beforeLast, last]] : [[first]]; // prettier-ignore
    const telling = ends.filter((pair) => pair.some((sound) => !commonSounds.has(sound)));
    // Nguyễn Văn Minh and Li Wei have no telling word: all of the name stands in its place.
    const found = telling.length > 0 || sounds.length < 2 ? telling : [sounds];
    for (const pair of found) pairs.add([...pair].sort().join(' '));
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
