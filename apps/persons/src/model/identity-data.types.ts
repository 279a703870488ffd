import type { KeptDecision, KeptDocument, PersonName } from '@gatebook/contracts';

/** What names a person: kept only as ciphertext. */
export interface IdentityData {
  readonly names: readonly PersonName[];
  readonly birthDate: string;
  readonly homeAddress?: string;
  readonly phone?: string;
  readonly documents: readonly KeptDocument[];
  /** What officers have decided; absent in records of before. */
  readonly decisions?: readonly KeptDecision[];
}

/** The coded facts kept beside it, readable without a key. */
export interface CodedFacts {
  readonly sex: string;
  readonly nationality: string;
  readonly homeTerritory?: string;
}

/** Birth year of a date known to the day, the month or the year. */
export function birthYearOf(birthDate: string): number {
  return Number(birthDate.slice(0, 4));
}
