import type { PreparedDocument } from '../people/person.js';

const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };

/** A document number with letters that are mistaken for digits read as those digits, at every place: for finding, never for keeping. */
export function foldLookAlikes(number: string): string {
  return number.replace(/[OQDILZSGB]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/**
 * How two people's documents agree at best: `same`, `look-alike` (the same but for characters mistaken for one another, or for the
 * issuer), `different`; null where one has none. Numbers next to each other are not similar: a batch of passes is numbered in a row.
 */
export function compareDocuments(left: readonly PreparedDocument[], right: readonly PreparedDocument[]): string | null {
  if (left.length === 0 || right.length === 0) return null;
  let lookAlike = false;
  for (const one of left) {
    for (const other of right) {
      const sameIssuer = one.issuer === undefined || other.issuer === undefined || one.issuer === other.issuer;
      const sameType = one.type === undefined || other.type === undefined || one.type === other.type;
      if (one.number === other.number && sameIssuer && sameType) return 'same';
      if ((one.folded ?? one.number) === (other.folded ?? other.number)) lookAlike = true;
    }
  }
  return lookAlike ? 'look-alike' : 'different';
}
