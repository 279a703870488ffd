import type { MrzField, MrzFormat } from './mrz-reading.js';

/** Where something stands: line from 0, first position from 0, length. */
export interface Place {
  readonly line: number;
  readonly from: number;
  readonly length: number;
}

/** One size of document: where its fields stand, and over what its composite check digit runs. */
export interface MrzLayout {
  readonly format: MrzFormat;
  readonly lineCount: number;
  readonly lineLength: number;
  readonly fields: Readonly<Record<Exclude<MrzField, 'personalNumber' | 'composite' | 'lines'>, Place>>;
  readonly optionalData2?: Place;
  /** Check digits of single fields. */
  readonly checks: Readonly<Partial<Record<MrzField, Place>>>;
  readonly composite: Place;
  readonly compositeOver: readonly Place[];
}

/** Positions as Doc 9303 gives them: line and first and last position, all counted from 1. */
function place(line: number, first: number, last: number = first): Place {
  return { line: line - 1, from: first - 1, length: last - first + 1 };
}

/** Doc 9303-5 section 4.2. */
const TD1: MrzLayout = {
  format: 'TD1',
  lineCount: 3,
  lineLength: 30,
  fields: {
    documentCode: place(1, 1, 2),
    issuer: place(1, 3, 5),
    documentNumber: place(1, 6, 14),
    optionalData: place(1, 16, 30),
    birthDate: place(2, 1, 6),
    sex: place(2, 8),
    expiresOn: place(2, 9, 14),
    nationality: place(2, 16, 18),
    name: place(3, 1, 30),
  },
  optionalData2: place(2, 19, 29),
  checks: { documentNumber: place(1, 15), birthDate: place(2, 7), expiresOn: place(2, 15) },
  composite: place(2, 30),
  compositeOver: [place(1, 6, 30), place(2, 1, 7), place(2, 9, 15), place(2, 19, 29)],
};

/** Doc 9303-6 section 4.2. */
const TD2: MrzLayout = {
  format: 'TD2',
  lineCount: 2,
  lineLength: 36,
  fields: {
    documentCode: place(1, 1, 2),
    issuer: place(1, 3, 5),
    name: place(1, 6, 36),
    documentNumber: place(2, 1, 9),
    nationality: place(2, 11, 13),
    birthDate: place(2, 14, 19),
    sex: place(2, 21),
    expiresOn: place(2, 22, 27),
    optionalData: place(2, 29, 35),
  },
  checks: { documentNumber: place(2, 10), birthDate: place(2, 20), expiresOn: place(2, 28) },
  composite: place(2, 36),
  compositeOver: [place(2, 1, 10), place(2, 14, 20), place(2, 22, 35)],
};

/** Doc 9303-4 section 4.2. */
const TD3: MrzLayout = {
  format: 'TD3',
  lineCount: 2,
  lineLength: 44,
  fields: { ...TD2.fields, name: place(1, 6, 44), optionalData: place(2, 29, 42) },
  checks: { ...TD2.checks, optionalData: place(2, 43) },
  composite: place(2, 44),
  compositeOver: [place(2, 1, 10), place(2, 14, 20), place(2, 22, 43)],
};

/** All sizes. */
export const MRZ_LAYOUTS: readonly MrzLayout[] = [TD1, TD2, TD3];

/** The text at a place. */
export function textAt(lines: readonly string[], at: Place): string {
  return (lines[at.line] ?? '').slice(at.from, at.from + at.length);
}

/** The text without the fillers at its end. */
export function withoutFillers(text: string): string {
  return text.replace(/<+$/, '');
}
