import { normaliseDocumentNumber } from '@gatebook/travel-documents';
import { foldLookAlikes } from '../fields/document.js';
import { normalPhone } from '../fields/phone.js';
import { homeOf } from '../fields/home-territory.js';
import { simplified } from '../names/readings.js';
import { prepareName, type PreparedName } from '../names/words.js';
import type { LinkageName, LinkagePerson, PreparedDocument, PreparedPerson } from './person.js';

/** Normalises a person once for comparing and for keys. What cannot be used (an unknown sex, a name without letters) is left out. */
export function preparePerson(person: LinkagePerson): PreparedPerson {
  const texts = person.names.map(textOf);
  const han = unique(texts.map(simplified));
  const lao = unique(texts.map(laoLetters));
  const names = withoutRepeats(texts.flatMap((text) => prepareName(text) ?? []));
  const phone = person.phone === undefined ? '' : normalPhone(person.phone);
  const home = person.homeTerritory === undefined ? [] : homeOf(person.homeTerritory);
  const birthDate = /^\d{4}(-\d{2}){0,2}$/.exec(person.birthDate ?? '')?.[0];
  return {
    names,
    ...(han.length > 0 ? { han } : {}),
    ...(lao.length > 0 ? { lao } : {}),
    ...(person.sex === '1' || person.sex === '2' ? { sex: person.sex } : {}),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(person.nationality === undefined || person.nationality === '' ? {} : { nationality: person.nationality }),
    documents: (person.documents ?? []).flatMap(prepareDocument),
    ...(home.length > 0 ? { home } : {}),
    ...(phone === '' ? {} : { phone }),
  };
}

function textOf({ familyName = '', givenNames = '', full = '' }: LinkageName): string {
  const parts = `${familyName} ${givenNames}`.trim();
  return parts === '' ? full : parts;
}

function laoLetters(text: string): string {
  return (text.normalize('NFC').match(/[\p{Script=Lao}\s]+/gu) ?? [])
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
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
  const normal = normaliseDocumentNumber(type ?? '', issuer ?? '', number);
  if (normal === '') return [];
  const folded = foldLookAlikes(normal);
  return [
    {
      number: normal,
      ...(folded === normal ? {} : { folded }),
      ...(type === undefined || type === '' ? {} : { type }),
      ...(issuer === undefined || issuer === '' ? {} : { issuer }),
    },
  ];
}
