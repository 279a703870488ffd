import type { PreparedName } from '../names/words.js';

/** One form of a name, as the registry keeps it: whole or in parts, in any script. */
export interface LinkageName {
  readonly script?: string;
  readonly familyName?: string;
  readonly givenNames?: string;
  readonly full?: string;
}

/** What is known of a person, as far as matching asks. */
export interface LinkagePerson {
  readonly names: readonly LinkageName[];
  /** ISO/IEC 5218: `1` male, `2` female; `0` and `9` count as not given. */
  readonly sex?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly documents?: readonly { readonly type?: string; readonly issuer?: string; readonly number: string }[];
  /** A territory's id or code, of before or after the reform of 2025. */
  readonly homeTerritory?: string;
  readonly phone?: string;
}

/** A document as it is compared. */
export interface PreparedDocument {
  readonly number: string;
  /** The number with look-alike characters folded; left out where it is the number itself. */
  readonly folded?: string;
  readonly type?: string;
  readonly issuer?: string;
}

/** A person with everything normalised once: plain JSON, so that a service can seal and open it. */
export interface PreparedPerson {
  readonly names: readonly PreparedName[];
  /** Names in Chinese characters (simplified) and in Lao letters (no title, no spaces, in every order of family and given name). */
  readonly han?: readonly string[];
  readonly lao?: readonly string[];
  readonly sex?: string;
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly documents: readonly PreparedDocument[];
  /** Present-day territories from the province down to the one given. */
  readonly home?: readonly string[];
  readonly phone?: string;
}
