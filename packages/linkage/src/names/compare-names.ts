import type { KnownWords } from './known-words.js';
import { matchWords, type WordMatch } from './match-words.js';
import { readAsCharacters, readAsSyllables } from './readings.js';
import type { PreparedName } from './words.js';

/**
 * How two whole names agree, best first. A name is one comparison: its words are not independent of each other.
 * `same` and `diacritics-lost` (the same letters, one side without marks); `one-mark` (marks of one word differ, not of the last);
 * `reordered`; `joined` (words written together); `middle-missing` (family and given name alone); `similar` (other spelling of the same sound); `one-letter` (one edit, and
 * one of the two words is no known name); `reading` (pinyin and Vietnamese reading); `cut-short` (as in a machine readable zone); `initials`;
 * `last-mark` (marks of the last word differ, both marked); `one-letter-other-name` (one edit, yet both are names); `two-letters`;
 * `middle-shortened` (some of the words between), `middle-differs`, `part-only` (all words of the shorter, and be it one that is not common),
 * `family-only`, `given-only`, `different`.
 */
export interface NameAgreement {
  readonly agreement: string;
  /** The words, as one side writes them, that the two names share; what they weigh depends on how rare they are. */
  readonly shared: readonly string[];
  /** Whether both names carry marks, so that differing marks mean something. */
  readonly marked: boolean;
}

/** A zone of 30 or 39 places is full: a name this long may have been cut. */
const CUT_LENGTH = 26;

/** Compares two names in Latin letters. */
export function compareNames(one: PreparedName, other: PreparedName, known: KnownWords): NameAgreement {
  // One fixed order, so that the answer cannot depend on which of the two came first.
  const [left, right] = one.words.join(' ') <= other.words.join(' ') ? [one, other] : [other, one];
  const marked = left.marked !== undefined && right.marked !== undefined;
  const answer = (agreement: string, shared: readonly string[]): NameAgreement => ({ agreement, shared, marked });
  const inOrder = left.words.join(' ');
  const otherInOrder = right.words.join(' ');
  if (inOrder === otherInOrder) return answer(markAgreement(left, right), left.words);
  const matches = matchWords(left, right, known.isKnown);
  const complete = matches.length === left.words.length && matches.length === right.words.length;
  if (complete && matches.every(({ kind }) => kind === 'equal')) return answer(reorderedAgreement(left, right, matches), left.words);
  if (lettersAgree(left.words, right.words)) return answer('joined', left.words.length > right.words.length ? left.words : right.words);
  const shared = matches.flatMap((match) => {
    const word = left.words[match.left] ?? '';
    if (match.kind === 'other-name') return [];
    return known.isKnown(word) ? word : (right.words[match.right] ?? '');
  });
  if (complete) return answer(spellingAgreement(matches), shared);
  if (cutShort(inOrder, otherInOrder)) return answer('cut-short', left.words);
  if (readAsSyllables(left.words, right.words) || readAsSyllables(right.words, left.words)) return answer('reading', []);
  return answer(partAgreement(left, right, matches, known), shared);
}

/** Compares a name in Latin letters with one in Chinese characters: `reading` where the words read them, `reading-but-one` where all but one do; else null. */
export function compareWithCharacters(name: PreparedName, characters: string): 'reading' | 'reading-but-one' | null {
  const orders = name.words.length > 1 ? [name.words, swapped(name.words)] : [name.words];
  const best = Math.max(...orders.map((words) => readAsCharacters(words, characters)).map(([matched, of]) => matched - of));
  if (best === 0) return 'reading';
  return best === -1 && [...characters].length > 2 ? 'reading-but-one' : null;
}

function markAgreement(left: PreparedName, right: PreparedName): string {
  if (left.marked === undefined || right.marked === undefined) return left.marked === right.marked ? 'same' : 'diacritics-lost';
  const differing = left.words.flatMap((_word, at) => (left.marked?.[at] === right.marked?.[at] ? [] : [at]));
  const [first] = differing;
  if (first === undefined) return 'same';
  // Marks lost in several words at once, all on one side, were not typed; in one word they may be another name.
  if (differing.length > 1) return lostOnOneSide(left, right, differing) ? 'diacritics-lost' : 'last-mark';
  return first === left.words.length - 1 ? 'last-mark' : 'one-mark';
}

function lostOnOneSide(left: PreparedName, right: PreparedName, at: readonly number[]): boolean {
  return [left, right].some(({ words, marked = words }) => at.every((place) => marked[place] === words[place]));
}

function reorderedAgreement(left: PreparedName, right: PreparedName, matches: readonly WordMatch[]): string {
  if (left.marked === undefined || right.marked === undefined) return 'reordered';
  const differing = matches.filter(({ left: at, right: other }) => left.marked?.[at] !== right.marked?.[other]);
  return differing.length === 1 ? 'last-mark' : 'reordered';
}

function spellingAgreement(matches: readonly WordMatch[]): string {
  const count = (kind: WordMatch['kind']): number => matches.filter((match) => match.kind === kind).length;
  const edited = count('one-letter') + count('other-name');
  if (count('other-name') === 1 && edited === 1) return 'one-letter-other-name';
  if (edited > 1) return edited === 2 && matches.length > 2 ? 'two-letters' : 'different';
  if (edited === 1) return 'one-letter';
  return count('initial') > 0 ? 'initials' : 'similar';
}

function partAgreement(left: PreparedName, right: PreparedName, matches: readonly WordMatch[], { isCommon }: KnownWords): string {
  const [shorter, longer] = left.words.length <= right.words.length ? [left, right] : [right, left];
  const firstMatched = matches.some(({ left: at, right: other, kind }) => at === 0 && other === 0 && kind !== 'other-name');
  const lastMatched = matches.some(
    ({ left: at, right: other, kind }) => at === left.words.length - 1 && other === right.words.length - 1 && kind !== 'other-name',
  );
  if (matches.length === shorter.words.length && longer.words.length > shorter.words.length) {
    const doubtful = matches.filter(({ kind }) => kind !== 'equal').length;
    // Nguyễn Thị Quỳnh and Nguyễn Thị Thanh Quỳnh may be sisters; Nguyễn Quỳnh has left out all between.
    if (firstMatched && lastMatched && doubtful <= 1) return shorter.words.length === 2 ? 'middle-missing' : 'middle-shortened';
    // Given name first and the family name last, and the words between left out.
    if (doubtful === 0 && endsSwapped(left, right, matches)) return 'middle-missing';
    // Somsak may be Vongsa Somsak with no family name given; Nguyễn is as many as there are Nguyễn.
    if (shorter.words.length === 1)
      return matches.every(({ kind }) => kind === 'equal' || kind === 'similar') && !shorter.words.some(isCommon)
        ? 'part-only'
        : 'different';
    return doubtful <= 1 ? 'part-only' : 'different';
  }
  if (firstMatched && lastMatched) return 'middle-differs';
  if (firstMatched) return 'family-only';
  return lastMatched ? 'given-only' : 'different';
}

function endsSwapped(left: PreparedName, right: PreparedName, matches: readonly WordMatch[]): boolean {
  const [shorter] = [left.words.length, right.words.length].sort((a, b) => a - b);
  return (
    shorter === 2 &&
    matches.some(({ left: at, right: other }) => at === 0 && other === right.words.length - 1) &&
    matches.some(({ left: at, right: other }) => other === 0 && at === left.words.length - 1)
  );
}

/** Whether the letters are the same in the order given or with the family name moved to the other end. */
function lettersAgree(left: readonly string[], right: readonly string[]): boolean {
  const letters = left.join('');
  const others = right.join('');
  if (letters.length !== others.length) return false;
  return letters === others || letters === swapped(right).join('') || swapped(left).join('') === others;
}

function swapped([first = '', ...rest]: readonly string[]): readonly string[] {
  return [...rest, first];
}

function cutShort(left: string, right: string): boolean {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  return shorter.length >= CUT_LENGTH && longer.startsWith(shorter);
}
