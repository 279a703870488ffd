import { keptCountryCode } from '@gatebook/reference-data';
import { normaliseDocumentNumber, typedName } from '@gatebook/travel-documents';
import { foldLookAlikes } from '../fields/document.js';
import { normalPhone } from '../fields/phone.js';
import { homeOf } from '../fields/home-territory.js';
import { simplified } from '../names/readings.js';
import { prepareName, type PreparedName } from '../names/words.js';
import type { LinkageName, LinkagePerson, PreparedDocument, PreparedPerson } from './person.js';

/** More words than a name has, and more names than a person has: what is beyond is left out, so that nobody can make comparing slow. */
const MOST_WORDS = 12;
const MOST_NAMES = 6;
/** ICAO Doc 9303 part 3: stateless (XXA), refugees (XXB, XXC), unspecified (XXX); two such people have no nationality in common. */
const NO_NATIONALITY = new Set(['', 'XXA', 'XXB', 'XXC', 'XXX']);
/** Mr and Ms, written out or short, before a Lao name. */
const LAO_TITLE = /^(?:ທ້າວ|ນາງສາວ|ນາງ|ທ\.|ນ\.)\s*/u;

/** Normalises a person once for comparing and for keys. What cannot be used (an unknown sex, a name without letters) is left out. */
export function preparePerson(person: LinkagePerson): PreparedPerson {
  const texts = person.names.flatMap(textsOf).map(typedName);
  const han = unique(texts.map((text) => [...simplified(text)].slice(0, MOST_WORDS).join('')));
  const lao = unique(texts.flatMap(laoNames)).toSorted();
  const names = withoutRepeats(texts.flatMap((text) => firstWords(prepareName(text)))).slice(0, MOST_NAMES);
  const phone = person.phone === undefined ? '' : normalPhone(person.phone);
  const home = person.homeTerritory === undefined ? [] : homeOf(person.homeTerritory);
  const birthDate = /^\d{4}(-\d{2}){0,2}$/.exec(person.birthDate ?? '')?.[0];
  return {
    names,
    ...(han.length > 0 ? { han } : {}),
    ...(lao.length > 0 ? { lao } : {}),
    ...(person.sex === '1' || person.sex === '2' ? { sex: person.sex } : {}),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(person.nationality === undefined || NO_NATIONALITY.has(person.nationality)
      ? {}
      : { nationality: keptCountryCode(person.nationality) }),
    documents: (person.documents ?? []).flatMap(prepareDocument),
    ...(home.length > 0 ? { home } : {}),
    ...(phone === '' ? {} : { phone }),
  };
}

/** The parts and the whole; where only one part is given beside a whole in Latin letters, the whole alone: a family name is nobody's name. */
function textsOf({ familyName = '', givenNames = '', full = '' }: LinkageName): readonly string[] {
  const parts = `${familyName} ${givenNames}`.trim();
  const partial = familyName.trim() === '' || givenNames.trim() === '';
  return (partial && /\p{Script=Latin}/u.test(full) ? [full] : [parts, full]).filter((text) => text !== '');
}

function firstWords(name: PreparedName | null): readonly PreparedName[] {
  if (name === null || name.words.length <= MOST_WORDS) return name === null ? [] : [name];
  const { words, marked, sounds } = name;
  const first = (list: readonly string[]): readonly string[] => list.slice(0, MOST_WORDS);
  return [
    {
      words: first(words),
      ...(marked === undefined ? {} : { marked: first(marked) }),
      ...(sounds === undefined ? {} : { sounds: first(sounds) }),
    },
  ];
}

/** Lao is written without spaces between words, and either name may stand first: title off, no spaces, as written and in swapped order. */
function laoNames(text: string): readonly string[] {
  const letters = text.replace(LAO_TITLE, '');
  const words = (letters.match(/\p{Script=Lao}+/gu) ?? []).slice(0, MOST_WORDS);
  return [words, [...words.slice(1), ...words.slice(0, 1)], [...words.slice(-1), ...words.slice(0, -1)]].map((order) => order.join(''));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '').slice(0, MOST_NAMES);
}

/** Of forms that differ in marks alone the marked one is kept, so that a plain copy cannot hide that two people's marks differ. */
function withoutRepeats(names: readonly PreparedName[]): readonly PreparedName[] {
  const kept = new Map<string, PreparedName>();
  for (const name of names) {
    const key = [...name.words].sort().join(' ');
    const before = kept.get(key);
    if (before === undefined) kept.set(key, name);
    else if (marksIn(name) > marksIn(before)) kept.set(key, { ...name, ...orderedLike(before, name) });
  }
  return [...kept.values()];
}

function marksIn({ words, marked = words }: PreparedName): number {
  return marked.filter((word, at) => word !== words[at]).length;
}

/** The marked form in the order of the first form given, whose fields tell which is the family name. */
function orderedLike(first: PreparedName, marked: PreparedName): PreparedName {
  const left = marked.words.map((word, at) => ({ word, marked: marked.marked?.[at] ?? word, sound: marked.sounds?.[at] ?? word }));
  const ordered = first.words.flatMap((word) => {
    const at = left.findIndex((candidate) => candidate.word === word);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return {
    words: ordered.map(({ word }) => word),
    marked: ordered.map((word) => word.marked),
    ...(marked.sounds === undefined ? {} : { sounds: ordered.map(({ sound }) => sound) }),
  };
}

function prepareDocument({
  type,
  issuer,
  number,
}: {
  readonly type?: string;
  readonly issuer?: string;
  readonly number: string;
}): PreparedDocument[] {
  const normal = normaliseDocumentNumber(number);
  if (normal === '') return [];
  const folded = foldLookAlikes(normal);
  return [
    {
      number: normal,
      ...(folded === normal ? {} : { folded }),
      ...(type === undefined || type === '' ? {} : { type }),
      ...(issuer === undefined || issuer === '' ? {} : { issuer: keptCountryCode(issuer) }),
    },
  ];
}
