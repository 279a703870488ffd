import { swappedDate } from '../fields/birth-date.js';
import { jaroWinkler, oneEditApart } from '../names/edit-distance.js';

/** What a comparison of two cells saw: a level, and the value they share where rarity counts. */
export interface CellAgreement {
  readonly level: string;
  readonly shared?: readonly string[];
}

/** Compares the prepared parts of a field; null where one side is empty. Neither order nor side matters. */
export type Comparator = (left: readonly string[], right: readonly string[]) => CellAgreement | null;

/** The comparators a plan can name. */
export const COMPARATORS = {
  'person-name': compareNameParts,
  text: compareTexts,
  digits: compareDigits,
  date: compareDates,
  code: compareCodes,
} as const satisfies Readonly<Record<string, Comparator>>;

/** A comparator by name. */
export type ComparatorName = keyof typeof COMPARATORS;

/** Every level of each comparator with a rough m and u to begin with; a part before a colon is a context of its own. */
export const STARTING_LEVELS: Readonly<Record<ComparatorName, readonly (readonly [level: string, m: number, u: number])[]>> = {
  'person-name': [
    ['full:same', 0.7, 2e-5],
    ['full:swapped', 0.05, 1e-6],
    ['full:one-same-one-near', 0.15, 1e-4],
    ['full:near', 0.04, 1e-4],
    ['full:one-same', 0.04, 0.02],
    ['full:one-near', 0.01, 0.02],
    ['full:different', 0.01, 0.96],
    ['part:same', 0.8, 0.01],
    ['part:near', 0.12, 0.01],
    ['part:different', 0.08, 0.98],
  ],
  text: [
    ['same', 0.75, 0.005],
    ['one-letter', 0.1, 0.002],
    ['close', 0.07, 0.002],
    ['similar', 0.03, 0.01],
    ['different', 0.05, 0.981],
  ],
  digits: [
    ['same', 0.85, 0.002],
    ['one-digit', 0.08, 0.005],
    ['different', 0.07, 0.993],
  ],
  date: [
    ['same', 0.85, 1e-4],
    ['swapped-day-month', 0.02, 1e-4],
    ['one-digit', 0.08, 2e-3],
    ['two-parts', 0.02, 0.01],
    ['different', 0.03, 0.987],
  ],
  code: [
    ['same', 0.95, 0.2],
    ['different', 0.05, 0.8],
  ],
};

/** From this Jaro-Winkler similarity on two words count as near (Winkler 1990 used 0.88). */
const NEAR = 0.88;
const SIMILAR = 0.8;

function compareTexts([left = '']: readonly string[], [right = '']: readonly string[]): CellAgreement | null {
  if (left === '' || right === '') return null;
  if (left === right) return { level: 'same', shared: [left] };
  const tight = left.replaceAll(' ', '');
  const otherTight = right.replaceAll(' ', '');
  if (tight === otherTight || oneEditApart(tight, otherTight)) return { level: 'one-letter' };
  if (sortedWords(left) === sortedWords(right)) return { level: 'close' };
  const likeness = jaroWinkler(left, right);
  if (likeness >= NEAR || contains(left, right)) return { level: 'close' };
  return { level: likeness >= SIMILAR ? 'similar' : 'different' };
}

function compareDigits([left = '']: readonly string[], [right = '']: readonly string[]): CellAgreement | null {
  if (left === '' || right === '') return null;
  if (left === right) return { level: 'same', shared: [left] };
  return { level: oneEditApart(left, right) ? 'one-digit' : 'different' };
}

function compareCodes([left = '']: readonly string[], [right = '']: readonly string[]): CellAgreement | null {
  if (left === '' || right === '') return null;
  return left === right ? { level: 'same', shared: [left] } : { level: 'different' };
}

function compareDates([left = '']: readonly string[], [right = '']: readonly string[]): CellAgreement | null {
  if (left === '' || right === '') return null;
  if (left === right) return { level: 'same' };
  if (swappedDate(left) === right) return { level: 'swapped-day-month' };
  if (oneEditApart(left.replaceAll('-', ''), right.replaceAll('-', ''))) return { level: 'one-digit' };
  const others = right.split('-');
  return { level: left.split('-').filter((part, at) => part === others[at]).length === 2 ? 'two-parts' : 'different' };
}

/** Compares names by their parts, in order and exchanged; a side that lacks a part is a context of its own. */
function compareNameParts(left: readonly string[], right: readonly string[]): CellAgreement | null {
  const parts = left.filter((part) => part !== '');
  const others = right.filter((part) => part !== '');
  if (parts.length === 0 || others.length === 0) return null;
  if (parts.length === left.length && others.length === right.length && left.length === 2) return compareFull(parts, others);
  let best = 'different';
  let shared: readonly string[] = [];
  for (const part of parts) {
    for (const other of others) {
      if (part === other) {
        best = 'same';
        shared = [part];
      } else if (best === 'different' && near(part, other)) best = 'near';
    }
  }
  return best === 'same' ? { level: 'part:same', shared } : { level: `part:${best}` };
}

function compareFull([given = '', family = '']: readonly string[], [otherGiven = '', otherFamily = '']: readonly string[]): CellAgreement {
  const likeness = [likenessOf(given, otherGiven), likenessOf(family, otherFamily)];
  const crossed = [likenessOf(given, otherFamily), likenessOf(family, otherGiven)];
  const sum = (pair: readonly number[]): number => pair.reduce((total, value) => total + value, 0);
  const swapped = sum(crossed) > sum(likeness);
  const [first = 0, second = 0] = swapped ? crossed : likeness;
  if (first === 2 && second === 2) return { level: swapped ? 'full:swapped' : 'full:same', shared: [given, family] };
  const shared = [...(first === 2 ? [given] : []), ...(second === 2 ? [family] : [])];
  if (first + second === 3) return { level: 'full:one-same-one-near', shared };
  if (first + second === 2) return first === 1 ? { level: 'full:near' } : { level: 'full:one-same', shared };
  return { level: first + second === 1 ? 'full:one-near' : 'full:different' };
}

/** 2 the same, 1 near, 0 different. */
function likenessOf(left: string, right: string): number {
  if (left === right) return 2;
  return near(left, right) ? 1 : 0;
}

function near(left: string, right: string): boolean {
  return oneEditApart(left, right) || jaroWinkler(left, right) >= NEAR;
}

function sortedWords(text: string): string {
  return text.split(' ').sort().join(' ');
}

function contains(left: string, right: string): boolean {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  return shorter.length >= 5 && longer.includes(shorter);
}
