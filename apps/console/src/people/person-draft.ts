import { SEX_CODES, TRAVEL_DOCUMENT_TYPES, type TravelDocumentType } from '@gatebook/vocabulary';

/** A person as the form holds it: what is shown, and so what is sent. */
export interface PersonDraft {
  readonly familyName: string;
  readonly givenNames: string;
  readonly ownScript: string;
  readonly sex: (typeof SEX_CODES)[number];
  readonly birthDate: string;
  readonly nationality: string;
  readonly homeTerritory: string;
  readonly documentType: TravelDocumentType;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly expiresOn: string;
  /** Lines of the zone that the fields above were read from; none once one of them was changed by hand. */
  readonly mrz: readonly string[];
  /** Document that was read last, whatever was changed since. */
  readonly readFrom: string;
}

/** A field that an officer fills in. */
export type PersonField = Exclude<keyof PersonDraft, 'mrz' | 'readFrom'>;

/** An empty form. */
export const NOBODY_YET: PersonDraft = {
  familyName: '',
  givenNames: '',
  ownScript: '',
  sex: '0',
  birthDate: '',
  nationality: '',
  homeTerritory: '',
  documentType: 'passport',
  issuer: '',
  documentNumber: '',
  expiresOn: '',
  mrz: [],
  readFrom: '',
};

/** No zone says these. */
const BESIDE_THE_ZONE: readonly PersonField[] = ['ownScript', 'homeTerritory'];

/** What an officer wrote into a field or chose for it. */
export function withField(draft: PersonDraft, field: PersonField, value: string): PersonDraft {
  const changed = { ...draft, mrz: BESIDE_THE_ZONE.includes(field) ? draft.mrz : [] };
  if (field === 'sex') return { ...changed, sex: SEX_CODES.find((sex) => sex === value) ?? '0' };
  if (field === 'documentType') return { ...changed, documentType: typeOf(value) };
  return { ...changed, [field]: value };
}

/**
 * What was read from a zone, in place of all that the form held of a document. What no zone says stays only where it was written for this person:
 * after another document was read it is gone.
 */
export function filledFrom(draft: PersonDraft, fields: MrzRead, mrz: readonly string[]): PersonDraft {
  const [name, document] = [fields.names[0], fields.document];
  const readFrom = document === undefined ? '' : `${document.issuer} ${document.number}`;
  const isAnother = draft.readFrom !== '' && draft.readFrom !== readFrom;
  return {
    ...NOBODY_YET,
    ...(isAnother ? {} : { ownScript: draft.ownScript, homeTerritory: draft.homeTerritory }),
    familyName: name?.familyName ?? '',
    givenNames: name?.givenNames ?? '',
    sex: SEX_CODES.find((sex) => sex === fields.sex) ?? '0',
    birthDate: fields.birthDate ?? '',
    nationality: fields.nationality ?? '',
    documentType: typeOf(document?.type ?? 'passport'),
    issuer: document?.issuer ?? '',
    documentNumber: document?.number ?? '',
    expiresOn: document?.expiresOn ?? '',
    mrz,
    readFrom,
  };
}

/** The part of a reading that the form takes. */
export interface MrzRead {
  readonly names: readonly { readonly familyName?: string; readonly givenNames?: string }[];
  readonly sex?: string;
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly document?: { readonly type: string; readonly issuer: string; readonly number: string; readonly expiresOn?: string };
}

/** Those of whom the officer said that this is somebody else, and why; a reason is needed where one document is of both. */
export interface ToldApart {
  readonly notTheSameAs: readonly string[];
  readonly reason: string;
}

/** The body of `POST /persons`. */
export function personBody(draft: PersonDraft, { notTheSameAs, reason }: ToldApart = { notTheSameAs: [], reason: '' }) {
  return {
    names: [
      {
        script: 'Latn' as const,
        familyName: draft.familyName.trim().toUpperCase(),
        givenNames: draft.givenNames.trim().toUpperCase() || undefined,
        source: 'document' as const,
      },
      ...(draft.ownScript.trim() === '' ? [] : [nativeName(draft)]),
    ],
    sex: draft.sex,
    birthDate: draft.birthDate.trim(),
    nationality: draft.nationality,
    homeTerritory: draft.homeTerritory || undefined,
    documents: [documentOf(draft)],
    ...(notTheSameAs.length > 0 && { notTheSameAs: [...notTheSameAs] }),
    ...(reason !== '' && { decisions: [{ question: 'PERSON_ALREADY_KNOWN' as const, answer: 'not-the-same' as const, reason }] }),
  };
}

/** The document that was entered. */
export function documentOf({ documentType, issuer, documentNumber, expiresOn, mrz }: PersonDraft) {
  return {
    type: documentType,
    issuer,
    number: documentNumber.trim(),
    expiresOn: expiresOn || undefined,
    mrz: mrz.length > 0 ? [...mrz] : undefined,
  };
}

/** The name in the person's own script. */
export function nativeName({ ownScript }: PersonDraft) {
  return { script: 'native' as const, full: ownScript.trim() };
}

function typeOf(type: string): PersonDraft['documentType'] {
  return TRAVEL_DOCUMENT_TYPES.find((known) => known === type) ?? 'other';
}
