import { DOCUMENT_CODES, DOCUMENT_TYPE_NAMES, MRZ_EXPIRIES, MRZ_FORMATS, NATIONALITIES, SEXES, SIDES } from './generated/codes.js';
import type { CodeName, MrzExpiry, Nationality, SideRecord } from './records.js';

export { DOCUMENT_CODES, DOCUMENT_TYPE_NAMES, MRZ_FORMATS, SEXES, SIDES };

/** The sex letter of a machine-readable zone as ISO/IEC 5218 code; `9` is for records where sex does not apply. */
export const MRZ_SEX: { readonly [letter: string]: string } = { M: '1', F: '2', '<': '0' };

/** Nationalities and issuers that documents of today can name, those of the region first; `XXX` (unspecified) is not the same as missing. */
export function listNationalities(): readonly Nationality[] {
  return NATIONALITIES;
}

const nationalityByCode: ReadonlyMap<string, Nationality> = new Map(
  NATIONALITIES.flatMap((nationality) => [nationality.code, ...(nationality.aliases ?? [])].map((code) => [code, nationality] as const)),
);

/** The nationality or issuer with this code, its kept one or an alias (`D` finds DEU), or null. */
export function findNationality(code: string): Nationality | null {
  return nationalityByCode.get(code) ?? null;
}

/** The code under which a nationality or an issuer is kept and compared: `DEU` for `D`; a code that is not listed stands for itself. */
export function keptCountryCode(code: string): string {
  return nationalityByCode.get(code)?.code ?? code;
}

/** Every code of the same nationality or issuer, the kept one first: for what was made when an alias was kept. */
export function countryCodesOf(code: string): readonly string[] {
  const found = nationalityByCode.get(code);
  return found === undefined ? [code] : [found.code, ...(found.aliases ?? [])];
}

/** What this issuer writes as expiry on documents of this format, where that is known to differ from Doc 9303; or null. */
export function findMrzExpiry(format: string, issuer: string): MrzExpiry | null {
  return MRZ_EXPIRIES.find((expiry) => expiry.format === format && expiry.issuer === issuer) ?? null;
}

/** The side with this ISO 3166-1 code, or null. */
export function findSide(side: string): SideRecord | null {
  return SIDES.find((record) => record.side === side) ?? null;
}

/** The zone of a side's own days. Throws for a side that the reference data do not know: the days of another zone would be wrong without a word. */
export function zoneOf(side: string): string {
  const found = findSide(side);
  if (found === null) throw new Error(`the reference data know no side ${side}`);
  return found.zone;
}

/** The names of a document type, or null. */
export function findDocumentType(code: string): CodeName | null {
  return DOCUMENT_TYPE_NAMES.find((type) => type.code === code) ?? null;
}
