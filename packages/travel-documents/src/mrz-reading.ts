/** The three sizes of machine readable travel documents: cards (TD1), larger cards and sheets (TD2), passports (TD3). */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3';

/** A part of the machine readable zone that something can be wrong with. */
export type MrzField =
  | 'documentCode'
  | 'issuer'
  | 'documentNumber'
  | 'optionalData'
  | 'personalNumber'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiresOn'
  | 'name'
  | 'composite'
  | 'lines';

/** What is wrong: `FORMAT` is a zone of another size or of a visa, `NUMBERS_DIFFER` a card whose two document numbers disagree. */
export type MrzProblemCode =
  'CHECK_DIGIT' | 'CHARACTER' | 'LENGTH' | 'FORMAT' | 'DATE' | 'SEX' | 'DOCUMENT_CODE' | 'NAME' | 'NUMBERS_DIFFER';

/** One thing wrong, and where: line and position count from 1, as in Doc 9303. */
export interface MrzProblem {
  readonly field: MrzField;
  readonly code: MrzProblemCode;
  readonly expected?: string;
  readonly found?: string;
  readonly line: number;
  readonly position: number;
}

/** What a machine readable zone says, kept even where something is wrong with it; `problems` tells what. */
export interface MrzDocument {
  readonly format: MrzFormat;
  readonly documentCode: string;
  readonly issuer: string;
  /** Whether the document number holds by its own check digit, whatever else is wrong: then whose it is can be looked up. */
  readonly numberHolds: boolean;
  /** The whole number in its kept form, whether or not it ran over into the optional data. */
  readonly documentNumber: string;
  /** What the optional data hold beyond a part of the document number, without trailing fillers. */
  readonly optionalData: string;
  /** The second optional data of a TD1. */
  readonly optionalData2?: string;
  /** Viet Nam's twelve-digit personal number, where the optional data hold it. */
  readonly personalNumber?: string;
  readonly nationality: string;
  /** `1994-03-09`, `1994-03` or `1994`, as far as known; null where nothing is known or it is no date. */
  readonly birthDate: string | null;
  /** ISO/IEC 5218: 1 male, 2 female, 0 not specified. */
  readonly sex: '0' | '1' | '2';
  /** The letter as it stands: `M`, `F` or `<` in a right document. */
  readonly sexLetter: string;
  readonly expiresOn: string | null;
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  /** The name fills its field to the last place: it may have been cut. */
  readonly nameTruncated: boolean;
  readonly problems: readonly MrzProblem[];
}

/** Lines that are no machine readable zone of a travel document. */
export interface UnreadableMrz {
  readonly format: 'unreadable';
  readonly problems: readonly MrzProblem[];
}

/** What came of reading: a document with its problems, or nothing but problems. */
export type MrzReading = MrzDocument | UnreadableMrz;
