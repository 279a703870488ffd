/** What is known of words in names. */
export interface KnownWords {
  /** Whether the word is known to be a name, so that one letter's difference makes another name. */
  readonly isKnown: (word: string) => boolean;
  /** Whether the word is too common to single anybody out. */
  readonly isCommon: (word: string) => boolean;
}

/** A word in one name of twenty or more singles nobody out (Nguyễn, Văn, Thị). */
export const COMMON = 0.05;
