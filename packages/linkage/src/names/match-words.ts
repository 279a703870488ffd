import { oneEditApart } from './edit-distance.js';
import type { PreparedName } from './words.js';

/** One word of the left name set against one of the right. `other-name`: one edit apart, yet both are known names. */
export interface WordMatch {
  readonly left: number;
  readonly right: number;
  readonly kind: 'equal' | 'similar' | 'one-letter' | 'other-name' | 'initial';
}

type Rule = (left: number, right: number) => WordMatch['kind'] | null;

/**
 * Sets the words of two names against each other, each at most once: equal words first, then words of one sound, then words one edit apart
 * (short ones too: An, Hà, Lê), then initials; within a rule the words at the same distance from the beginning or the end first.
 */
export function matchWords(left: PreparedName, right: PreparedName, isKnown: (word: string) => boolean): readonly WordMatch[] {
  const { words } = left;
  const others = right.words;
  const sounds = left.sounds ?? words;
  const otherSounds = right.sounds ?? others;
  const free = words.map(() => true);
  const otherFree = others.map(() => true);
  const matches: WordMatch[] = [];
  const pass = (rule: Rule): void => {
    for (const preferPlace of [true, false]) {
      for (let at = 0; at < words.length; at += 1) {
        for (let other = 0; other < others.length && free[at] === true; other += 1) {
          if (otherFree[other] !== true) continue;
          if (preferPlace && at !== other && words.length - at !== others.length - other) continue;
          const kind = rule(at, other);
          if (kind === null) continue;
          matches.push({ left: at, right: other, kind });
          free[at] = false;
          otherFree[other] = false;
        }
      }
    }
  };
  pass((at, other) => (words[at] === others[other] ? 'equal' : null));
  if (matches.length === Math.min(words.length, others.length)) return matches;
  // Where marks show a Vietnamese name, two names that differ only in spelling are two names: An and Anh, Thuận and Tuấn.
  const vietnamese = left.marked !== undefined || right.marked !== undefined;
  const twoNames = (word: string, other: string): boolean => vietnamese && isKnown(word) && isKnown(other);
  pass((at, other) => (sounds[at] === otherSounds[other] && !twoNames(words[at] ?? '', others[other] ?? '') ? 'similar' : null));
  pass((at, other) => editKind(words[at] ?? '', others[other] ?? '', sounds[at] ?? '', otherSounds[other] ?? '', isKnown));
  // A letter with a mark is a name written out (Ý), no initial.
  const carriesMark = ({ marked, words: plain }: PreparedName, at: number): boolean =>
    plain[at]?.length === 1 && (marked?.[at]?.length ?? 1) > 1;
  pass((at, other) =>
    initialOf(words[at] ?? '', others[other] ?? '') && !carriesMark(left, at) && !carriesMark(right, other) ? 'initial' : null,
  );
  return matches;
}

function editKind(
  word: string,
  other: string,
  sound: string,
  otherSound: string,
  isKnown: (word: string) => boolean,
): WordMatch['kind'] | null {
  // Sounds are compared too, for long Lao names in which a typo meets another spelling.
  const near =
    oneEditApart(word, other) || sound === otherSound || (Math.min(sound.length, otherSound.length) > 4 && oneEditApart(sound, otherSound));
  if (!near) return null;
  return isKnown(word) && isKnown(other) ? 'other-name' : 'one-letter';
}

function initialOf(word: string, other: string): boolean {
  return (word.length === 1) !== (other.length === 1) && word[0] === other[0];
}
