import { neighbouringDays, swappedDate } from '../fields/birth-date.js';
import type { FrequencyTable } from '../model.js';
import { COMMON } from '../names/known-words.js';
import { readingsOf } from '../names/readings.js';
import { soundOf } from '../names/sound.js';
import type { PreparedPerson } from './person.js';
import { REGIONAL_MODEL } from './regional-model.js';

/** A value that two records of one person are likely to share. Plain text: a service keeps only a keyed digest of kind and key. */
export interface BlockingKey {
  readonly kind: string;
  readonly key: string;
}

const MOST_KEYS = 64;
/** Words of which so many names have all are a key without any date: of a million people a hundred; those that are commoner, with the home province. */
const TELLING = 1 / 10_000;
const TELLING_AT_HOME = 1 / 2_000;
/** A word that the model does not know may be as common among others as this: no word counts as rarer. */
const RAREST_WORD = 1 / 250;
const shares = sharesOfSounds(REGIONAL_MODEL.frequencies['names']);
const commonSounds: ReadonlySet<string> = new Set([...shares].filter(([, share]) => share >= COMMON).map(([sound]) => sound));

/**
 * The keys under which a person is kept:
 * `birth-date` the full date · `date-word` the date with the sound of one telling word · `year-pair` the year with the sounds of two words at an
 * end of the name · `year-name` and `day-name` the year, or day and month, with all sounds in alphabetical order (another error in the
 * date) · `year-only-pair` as year-pair, for those of whom only a year is known · `name` two words at an end, or all, of a name rare enough
 * to be a key without any date · `name-home` the same of one not quite so rare, with the home province · `document` · `phone`.
 */
export function indexKeys(person: PreparedPerson): readonly BlockingKey[] {
  const { birthDate } = person;
  const [keys, names] = [contactKeys(person), nameKeys(person)];
  if (birthDate === undefined) return mostTelling([...keys, ...names]);
  const pairs = pairsOf(person).map((pair) => `${birthDate.slice(0, 4)} ${pair}`);
  if (birthDate.length < 10) keys.push(...names, ...pairs.map((pair) => key('year-only-pair', pair)));
  else keys.push(key('birth-date', birthDate), ...wholeKeys(person, birthDate), ...names, ...wordKeys(person, birthDate));
  return mostTelling([...keys, ...pairs.map((pair) => key('year-pair', pair))]);
}

/**
 * The keys to ask for: a full date as it is, swapped and a day off, another date error with the whole name, and those kept with only a year;
 * with a year alone, the pairs of words of that year; with any date and with none a rare name.
 */
export function searchKeys(person: PreparedPerson): readonly BlockingKey[] {
  const { birthDate } = person;
  const [keys, names] = [contactKeys(person), nameKeys(person)];
  if (birthDate === undefined) return mostTelling([...keys, ...names]);
  const pairs = pairsOf(person).map((pair) => `${birthDate.slice(0, 4)} ${pair}`);
  if (birthDate.length < 10) return mostTelling([...keys, ...names, ...pairs.map((pair) => key('year-pair', pair))]);
  keys.push(key('birth-date', birthDate), ...wholeKeys(person, birthDate), ...names);
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

/** The pairs of words that are rare together, without a date or, where not so rare, with the home province; where no pair is, all of a name. */
function nameKeys(person: PreparedPerson): readonly BlockingKey[] {
  const province = person.home?.[0];
  const keys = soundLists(person).flatMap((sounds) => {
    const rare = (most: number): readonly string[] => {
      const pairs = endsOf(sounds).filter((pair) => shareOf(pair) <= most);
      return (pairs.length > 0 ? pairs : shareOf(sounds) <= most ? [sounds] : []).map(together);
    };
    const alone = rare(TELLING).map((name) => key('name', name));
    if (alone.length > 0 || province === undefined) return alone;
    return rare(TELLING_AT_HOME).map((name) => key('name-home', `${province} ${name}`));
  });
  return [...new Map(keys.map((one) => [`${one.kind} ${one.key}`, one])).values()];
}

/** How many names have all these words: as if each stood there independently of the others, unless the model knows the whole. */
function shareOf(sounds: readonly string[]): number {
  const apart = sounds.reduce((product, sound) => product * Math.max(RAREST_WORD, shares.get(sound) ?? 0), 1);
  return Math.max(apart, shares.get(together(sounds)) ?? 0);
}

/** Pairs of words at an end of the name: first and last, first two, last two, so that a swapped order and a left-out middle meet; all of a name of common words. */
function pairsOf(person: PreparedPerson): readonly string[] {
  const pairs = new Set<string>();
  for (const sounds of soundLists(person)) {
    const telling = endsOf(sounds).filter((pair) => pair.some((sound) => !commonSounds.has(sound)));
    // Nguyễn Văn Minh and Li Wei have no telling word: all of the name stands in its place.
    const found = telling.length > 0 || sounds.length < 2 ? telling : [sounds];
    for (const pair of found) pairs.add(together(pair));
  }
  return [...pairs];
}

function endsOf(sounds: readonly string[]): readonly (readonly string[])[] {
  const [first = '', second = ''] = sounds;
  const last = sounds.at(-1) ?? '';
  const beforeLast = sounds.at(-2) ?? '';
  return sounds.length > 1 ? [[first, last], [first, second], [beforeLast, last]] : [[first]]; // prettier-ignore
}

function wholeNames(person: PreparedPerson): readonly string[] {
  return [...new Set(soundLists(person).map(together))].filter((name) => name !== '');
}

/** The sounds of each name; a name in Chinese characters adds its first Vietnamese readings, the bridge to the other side's records. */
function soundLists({ names, han = [] }: PreparedPerson): readonly (readonly string[])[] {
  const latin = names.map(({ words, sounds = words }) => sounds);
  const read = han.map((characters) => [...characters].map((sign) => soundOf(readingsOf(sign).vietnamese[0] ?? sign)));
  return [...latin, ...read];
}

/** How often each sound stands in a name, and the sounds of each whole name that is commoner than its words make it. */
function sharesOfSounds(table: FrequencyTable | undefined): ReadonlyMap<string, number> {
  const bySound = new Map<string, number>();
  for (const [name, frequency] of Object.entries(table?.values ?? {})) {
    const sounds = together(name.split(' ').map(soundOf));
    bySound.set(sounds, (bySound.get(sounds) ?? 0) + frequency);
  }
  return bySound;
}

function together(sounds: readonly string[]): string {
  return [...sounds].sort().join(' ');
}

function key(kind: string, text: string): BlockingKey {
  return { kind, key: text };
}
