import { CHARACTER_READINGS, SIMPLIFIED_FORMS, SYLLABLE_READINGS } from '../generated/readings.js';

/** How a Chinese character can be read in a name, in plain letters. */
export interface CharacterReadings {
  readonly pinyin: readonly string[];
  readonly vietnamese: readonly string[];
}

const NO_READINGS: CharacterReadings = { pinyin: [], vietnamese: [] };
const characters = new Map(CHARACTER_READINGS.split(' ').flatMap(readGroup));
const simplifiedOf = new Map(pairsOf(SIMPLIFIED_FORMS));
/** Vietnamese reading to the pinyin syllables, in every spelling, that some character in everyday use has beside it. */
const pinyinOfVietnamese = new Map<string, string[]>();
for (const entry of SYLLABLE_READINGS.split(' ')) {
  const [syllable = '', readings = ''] = entry.split(':');
  for (const reading of readings.split(','))
    pinyinOfVietnamese.set(reading, [...(pinyinOfVietnamese.get(reading) ?? []), ...spellingsOf(syllable)]);
}

/** The readings of a simplified character; empty lists where none is known. */
export function readingsOf(character: string): CharacterReadings {
  return characters.get(character) ?? NO_READINGS;
}

/** A name in Chinese characters as it is compared: simplified, nothing but characters. */
export function simplified(name: string): string {
  return [...name.normalize('NFKC')]
    .filter((sign) => /\p{Script=Han}/u.test(sign))
    .map((sign) => simplifiedOf.get(sign) ?? sign)
    .join('');
}

/** How many words of a name in Latin letters, written family name first, are readings of the characters at their places: `[matched, of]`. */
export function readAsCharacters(words: readonly string[], characterName: string): readonly [number, number] {
  const signs = [...characterName];
  if (words.length === signs.length) {
    const vietnamese = signs.filter((sign, at) => readingsOf(sign).vietnamese.includes(words[at] ?? '')).length;
    if (vietnamese === signs.length) return [vietnamese, signs.length];
    return [Math.max(vietnamese, pinyinRead(words.join(''), signs) ? signs.length : 0), signs.length];
  }
  return [pinyinRead(words.join(''), signs) ? signs.length : 0, signs.length];
}

/** Whether letters run together are the pinyin of these characters, each by any of its readings. */
function pinyinRead(letters: string, signs: readonly string[]): boolean {
  const [sign, ...rest] = signs;
  if (sign === undefined) return letters === '';
  return readingsOf(sign).pinyin.some((syllable) =>
    spellingsOf(syllable).some((spelling) => letters.startsWith(spelling) && pinyinRead(letters.slice(spelling.length), rest)),
  );
}

/**
 * Whether one name is written in pinyin and the other in Vietnamese readings of the same characters, as far as syllables alone can tell:
 * every Vietnamese word must be a reading of some character in everyday use that is also read as the syllable at its place.
 */
export function readAsSyllables(pinyinWords: readonly string[], vietnameseWords: readonly string[]): boolean {
  const [family = ''] = pinyinWords;
  const [vietnameseFamily = '', ...given] = vietnameseWords;
  if (pinyinWords.length > vietnameseWords.length || given.length === 0) return false;
  return syllablesOf(vietnameseFamily).includes(family) && syllablesRead(pinyinWords.slice(1).join(''), given);
}

function syllablesRead(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === '';
  return syllablesOf(word).some((syllable) => letters.startsWith(syllable) && syllablesRead(letters.slice(syllable.length), rest));
}

function syllablesOf(vietnamese: string): readonly string[] {
  return pinyinOfVietnamese.get(vietnamese) ?? [];
}

/** Passports print ü as YU since 2012; before, and elsewhere, U or V. */
function spellingsOf(syllable: string): readonly string[] {
  return syllable.includes('v') ? [syllable, syllable.replace('v', 'yu'), syllable.replace('v', 'u')] : [syllable];
}

function readGroup(group: string): readonly (readonly [string, CharacterReadings])[] {
  const [readings = '', signs = ''] = group.split('=');
  const [pinyin = '', vietnamese = ''] = readings.split('/');
  const entry = { pinyin: listOf(pinyin), vietnamese: listOf(vietnamese) };
  return [...signs].map((sign): readonly [string, CharacterReadings] => [sign, entry]);
}

function listOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  const signs = [...text];
  return signs.flatMap((sign, at): readonly (readonly [string, string])[] => (at % 2 === 0 ? [[sign, signs[at + 1] ?? sign]] : []));
}
