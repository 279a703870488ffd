import { keptCountryCode } from '@gatebook/reference-data';
import { latinForm } from './names.js';

/** Something wrong with a document number: `LOOK_ALIKE` is a letter of another alphabet, or one that stands for a digit. */
export interface DocumentNumberProblem {
  readonly code: 'MISSING' | 'LOOK_ALIKE' | 'CHARACTER';
  readonly found?: string;
  /** Counted from 1 in the normalised number. */
  readonly position?: number;
}

/** Digits that letters are mistaken for. */
const DIGIT_FOR: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };

/** Shapes seen in regional lists. They never refuse a number: they only tell where a digit must stand, and the list may grow. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  'passport|VNM': /^[A-Z]\d{7,8}$/,
  'passport|CHN': /^[A-Z]{1,2}\d{7,8}$/,
  'passport|LAO': /^[A-Z]{1,2}\d{6,8}$/,
  'identity-card|VNM': /^(?:\d{9}|\d{12})$/,
  'identity-card|CHN': /^\d{17}[\dX]$/,
  'border-pass|VNM': /^[A-Z]{2}\d{6}$/,
};

/**
 * The one form of a document number to keep and compare, on every side of every comparison: capitals, full-width forms as ordinary ones, no
 * fillers and none of what stands as a filler in a zone (spaces, hyphens and other signs, Doc 9303-4 and -5), no invisible signs. Look-alikes
 * are not touched: see `documentNumberProblems`.
 */
export function normaliseDocumentNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[<\p{P}\p{Z}\p{C}]/gu, '')
    .toUpperCase();
}

/** What a person must look at before the number is kept; empty where nothing is wrong. */
export function documentNumberProblems(type: string, issuer: string, number: string): readonly DocumentNumberProblem[] {
  const normal = normaliseDocumentNumber(number);
  if (normal === '') return [{ code: 'MISSING' }];
  const strangers = [...normal].flatMap((found, at): readonly DocumentNumberProblem[] =>
    /[A-Z0-9]/.test(found) ? [] : [{ code: isLetter(found) ? 'LOOK_ALIKE' : 'CHARACTER', found, position: at + 1 }],
  );
  return strangers.length > 0 ? strangers : lettersForDigits(`${type}|${keptCountryCode(issuer)}`, normal);
}

/** Letters that, read as digits, would give the number the shape that its kind has. */
function lettersForDigits(kind: string, number: string): readonly DocumentNumberProblem[] {
  const shape = SHAPES[kind];
  if (shape === undefined || shape.test(number)) return [];
  // From the end: letters at the beginning belong to the number as long as the shape allows them.
  const suspects = [...number].flatMap((found, at) => (DIGIT_FOR[found] === undefined ? [] : [{ found, at }])).toReversed();
  const letters = [...number];
  const problems: DocumentNumberProblem[] = [];
  for (const { found, at } of suspects) {
    letters[at] = DIGIT_FOR[found] ?? found;
    problems.unshift({ code: 'LOOK_ALIKE', found, position: at + 1 });
    if (shape.test(letters.join(''))) return problems;
  }
  return [];
}

function isLetter(character: string): boolean {
  return /\p{L}|\p{N}/u.test(latinForm(character));
}
