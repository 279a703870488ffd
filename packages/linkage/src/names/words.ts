import { latinForm } from '@gatebook/travel-documents';
import { soundOf } from './sound.js';

/** A name in Latin letters, taken apart once: all parts run side by side, family name first where the fields tell. */
export interface PreparedName {
  /** Words without marks: `nguyen`, `van`, `nam`. */
  readonly words: readonly string[];
  /** The same words with their marks, the tone moved to the end of the word; left out where no word has any. */
  readonly marked?: readonly string[];
  /** What each word sounds like across spellings of the region; left out where it is the word itself. */
  readonly sounds?: readonly string[];
}

/** Tone marks of Vietnamese: grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Marks of other scripts, Lao vowel signs for one, are no part of a Latin word. */
const NOT_LATIN = /[^\p{Script=Latin}\u0300-\u036f]+/gu;

/** Takes a name in Latin letters apart; null where it has no letter. Full-width letters and MRZ fillers are read as what they stand for, Eth (Ð, drawn like Đ) as Đ. */
export function prepareName(name: string): PreparedName | null {
  const marked = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´\u00ad]/gu, '')
    .replace(/ð/gu, 'đ')
    .split(NOT_LATIN)
    .filter((word) => /\p{Script=Latin}/u.test(word))
    .map(withToneLast);
  if (marked.length === 0) return null;
  const words = marked.map((word) => latinForm(word).replace(/\p{M}/gu, ''));
  const sounds = words.map(soundOf);
  return {
    words,
    ...(sameWords(words, marked) ? {} : { marked }),
    ...(sameWords(words, sounds) ? {} : { sounds }),
  };
}

/** Whether two lists of words are the same, in the same order. */
export function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, at) => word === right[at]);
}

/** `hoà` and `hòa` are one spelling: where the tone stands within the word is a matter of taste. */
function withToneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tones = apart.match(TONES);
  return tones === null ? apart : apart.replace(TONES, '') + tones.join('');
}
