import { keptCountryCode } from '@gatebook/reference-data';
import { normaliseDocumentNumber } from './document-number.js';
import type { MrzDocument } from './mrz-reading.js';
import { mrzSpellings } from './names.js';

/** What a record says of person and document; only what is given is compared. */
export interface MrzComparedFields {
  readonly documentType?: string;
  readonly issuer?: string;
  readonly documentNumber?: string;
  readonly familyName?: string;
  readonly givenNames?: string;
  /** A name given whole: its words are those of the zone, in any order of family and given names. */
  readonly fullName?: string;
  readonly birthDate?: string;
  /** ISO/IEC 5218; 0 and 9 say nothing and contradict nothing. */
  readonly sex?: string;
  readonly nationality?: string;
  readonly expiresOn?: string;
}

/** The name of a field that can differ. */
export type MrzComparedField = keyof MrzComparedFields;

/** The fields in which the record says something else than the machine readable zone; marks, capitals, hyphens and a name cut for want of room are no difference, family and given names changed about are one. */
export function compareMrzWithFields(reading: MrzDocument, fields: MrzComparedFields): readonly MrzComparedField[] {
  const cut = reading.nameTruncated;
  const onlyPrimary = cut && reading.secondaryIdentifier === '';
  const agrees: readonly (readonly [MrzComparedField, boolean])[] = [
    ['documentType', fields.documentType === undefined || isOfType(reading, fields.documentType)],
    ['issuer', fields.issuer === undefined || isSameCountry(reading.issuer, fields.issuer)],
    ['documentNumber', fields.documentNumber === undefined || isSameNumber(reading, fields.documentNumber)],
    ['familyName', fields.familyName === undefined || isSameName(reading.primaryIdentifier, fields.familyName, cut)],
    ['givenNames', fields.givenNames === undefined || onlyPrimary || isSameName(reading.secondaryIdentifier, fields.givenNames, cut)],
    ['fullName', fields.fullName === undefined || isSameWhole(reading, fields.fullName)],
    ['birthDate', fields.birthDate === undefined || isSameDate(reading.birthDate, fields.birthDate)],
    ['sex', isSameSex(reading.sex, fields.sex)],
    ['nationality', fields.nationality === undefined || isSameCountry(reading.nationality, fields.nationality)],
    ['expiresOn', fields.expiresOn === undefined || isSameDate(reading.expiresOn, fields.expiresOn)],
  ];
  return agrees.filter(([, agree]) => !agree).map(([field]) => field);
}

/** Types that Doc 9303 tells apart by their first letter; of any other the zone says nothing. */
function isOfType(reading: MrzDocument, type: string): boolean {
  if (type === 'passport') return reading.documentCode.startsWith('P');
  if (type === 'identity-card') return /^[ACI]/.test(reading.documentCode);
  return true;
}

function isSameNumber(reading: MrzDocument, number: string): boolean {
  return normaliseDocumentNumber(number) === normaliseDocumentNumber(reading.documentNumber);
}

/** `D` in the zone and DEU in the record are one country. */
function isSameCountry(read: string, code: string): boolean {
  return keptCountryCode(read) === keptCountryCode(code);
}

/** The same words; where the field was too short, each may be cut, and the last may be missing. */
function isSameName(read: string, name: string, cut: boolean): boolean {
  const words = read.split(' ').filter((word) => word !== '');
  const given = mrzSpellings(name);
  if (words.length > given.length || (!cut && words.length < given.length)) return false;
  return words.every((word, at) => {
    const spellings = [...(given[at] ?? [])];
    return spellings.some((spelling) => (cut ? spelling.startsWith(word) : spelling === word));
  });
}

/** The same words as both identifiers together, family names first or last. */
function isSameWhole({ primaryIdentifier, secondaryIdentifier, nameTruncated }: MrzDocument, name: string): boolean {
  return (
    isSameName(`${primaryIdentifier} ${secondaryIdentifier}`, name, nameTruncated) ||
    isSameName(`${secondaryIdentifier} ${primaryIdentifier}`, name, nameTruncated)
  );
}

/** One may know less than the other: 1987 and 1987-03-01 do not contradict each other. */
function isSameDate(read: string | null, date: string): boolean {
  return read === null || read.startsWith(date) || date.startsWith(read);
}

function isSameSex(read: string, sex: string | undefined): boolean {
  return sex === undefined || sex === '0' || sex === '9' || read === '0' || read === sex;
}
