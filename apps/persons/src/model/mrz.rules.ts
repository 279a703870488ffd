import type { FieldProblem, KeptDocument, PersonDocument, PersonName, ShownDocument } from '@gatebook/contracts';
import { keptCountryCode } from '@gatebook/reference-data';
import {
  compareMrzWithFields,
  normaliseDocumentNumber,
  readMrz,
  type MrzComparedField,
  type MrzDocument,
  type MrzProblem,
} from '@gatebook/travel-documents';
import type { TravelDocumentType } from '@gatebook/vocabulary';

/** What a person's record says that a machine readable zone says too. */
export interface ComparedPerson {
  readonly names: readonly PersonName[];
  readonly sex: string;
  readonly birthDate: string;
  readonly nationality: string;
}

/** Where each field of the comparison stands in the request. */
const PERSON_POINTERS: Partial<Readonly<Record<MrzComparedField, string>>> = {
  birthDate: '/birthDate',
  sex: '/sex',
  nationality: '/nationality',
};
const DOCUMENT_POINTERS: Partial<Readonly<Record<MrzComparedField, string>>> = {
  documentType: 'type',
  issuer: 'issuer',
  documentNumber: 'number',
  expiresOn: 'expiresOn',
};

/** What is wrong with the zone of a document, or between it and the fields; nothing where no zone was given. */
export function mrzProblems(person: ComparedPerson, document: PersonDocument, at: number, today: string): readonly FieldProblem[] {
  if (document.mrz === undefined) return [];
  const reading = readMrz(document.mrz, today);
  const zone = `/documents/${at}/mrz`;
  const found = reading.problems.map((problem) => ({
    pointer: `${zone}/${problem.line - 1}`,
    code: reading.format === 'unreadable' ? 'DOCUMENT_UNREADABLE' : findingOf(problem),
    detail: `${problem.field}: ${problem.code}, line ${problem.line}, position ${problem.position}`,
    values: { where: `${problem.field} ${problem.line}:${problem.position}` },
  }));
  if (reading.format === 'unreadable') return found;
  const inLatin = person.names.findIndex(({ script }) => script === 'Latn');
  const nameAt = Math.max(inLatin, 0);
  const name = inLatin < 0 ? undefined : person.names[inLatin];
  const isInParts = name?.familyName !== undefined;
  const { type: documentType, issuer, number: documentNumber, expiresOn } = document;
  const { birthDate, sex, nationality } = person;
  const differing = compareMrzWithFields(reading, {
    documentType,
    issuer,
    documentNumber,
    expiresOn,
    birthDate,
    sex,
    nationality,
    familyName: name?.familyName,
    givenNames: isInParts ? (name.givenNames ?? '') : undefined,
    fullName: isInParts ? undefined : name?.full,
  });
  // What the zone contradicts itself in is asked about by its own name, not compared.
  const odd = new Set<string>(reading.problems.map(({ field }) => field));
  const differences = differing
    .filter((field) => !odd.has(field))
    .map((field) => ({
      pointer: pointerOf(field, at, nameAt),
      code: 'DOCUMENT_MISMATCH',
      detail: `${field} differs from the machine readable zone`,
    }));
  return [...found, ...differences];
}

/** The name of one finding, which is also the question to an officer. */
export function findingOf({ code }: MrzProblem): string {
  return code === 'DOCUMENT_CODE' ? code : `DOCUMENT_${code}`;
}

function pointerOf(field: MrzComparedField, at: number, nameAt: number): string {
  const inDocument = DOCUMENT_POINTERS[field];
  if (inDocument !== undefined) return `/documents/${at}/${inDocument}`;
  return PERSON_POINTERS[field] ?? `/names/${nameAt}/${field === 'fullName' ? 'full' : field}`;
}

/** The document as it is kept: number in its one form, the ICAO code beside the kind where a zone was read. */
export function keptDocument(document: PersonDocument, today: string): KeptDocument {
  const number = normaliseDocumentNumber(document.number);
  const reading = document.mrz === undefined ? null : readMrz(document.mrz, today);
  const documentCode = reading === null || reading.format === 'unreadable' ? undefined : reading.documentCode;
  return { ...document, issuer: keptCountryCode(document.issuer), number, documentCode };
}

/** The kind of document that a zone belongs to, as far as its code tells (Doc 9303: P passports; A, C and I cards). */
export function documentTypeOf({ documentCode }: MrzDocument): TravelDocumentType {
  if (documentCode.startsWith('P')) return 'passport';
  return /^[ACI]/.test(documentCode) ? 'identity-card' : 'other';
}

/** The document that a zone names, to be looked up; without a kind, for a border card may bear a card's code. */
export function shownDocumentOf({ issuer, documentNumber }: MrzDocument): ShownDocument {
  return { issuer: keptCountryCode(issuer), number: documentNumber };
}
