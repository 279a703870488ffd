/** A person as the form holds it; every field is text until it is sent. */
export interface PersonDraft {
  readonly familyName: string;
  readonly givenNames: string;
  readonly ownScript: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly nationality: string;
  readonly homeTerritory: string;
  readonly documentType: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly expiresOn: string;
  readonly mrz: readonly string[];
}

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
};

/** Lines of a machine readable zone as pasted. */
export function mrzLines(text: string): string[] {
  return text
    .toUpperCase()
    .split(/\r?\n|\|/)
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => line !== '');
}

/** What was read from a zone, put into the form; what the zone does not say stays as it was. */
export function filledFrom(draft: PersonDraft, fields: MrzRead, mrz: readonly string[]): PersonDraft {
  const name = fields.names[0];
  return {
    ...draft,
    familyName: name?.familyName ?? draft.familyName,
    givenNames: name?.givenNames ?? draft.givenNames,
    sex: fields.sex ?? draft.sex,
    birthDate: fields.birthDate ?? draft.birthDate,
    nationality: fields.nationality ?? draft.nationality,
    documentType: fields.document?.type ?? draft.documentType,
    issuer: fields.document?.issuer ?? draft.issuer,
    documentNumber: fields.document?.number ?? draft.documentNumber,
    expiresOn: fields.document?.expiresOn ?? draft.expiresOn,
    mrz,
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

const DOCUMENT_TYPES = ['passport', 'identity-card', 'border-pass', 'border-resident-card', 'travel-permit', 'other'] as const;
const SEXES = ['0', '1', '2', '9'] as const;

/** The body of `POST /persons`. */
export function personBody(draft: PersonDraft) {
  return {
    names: [
      {
        script: 'Latn' as const,
        familyName: draft.familyName.trim().toUpperCase(),
        givenNames: draft.givenNames.trim().toUpperCase() || undefined,
        source: 'document' as const,
      },
      ...(draft.ownScript.trim() === '' ? [] : [{ script: 'native' as const, full: draft.ownScript.trim() }]),
    ],
    sex: SEXES.find((sex) => sex === draft.sex) ?? '0',
    birthDate: draft.birthDate.trim(),
    nationality: draft.nationality,
    homeTerritory: draft.homeTerritory || undefined,
    documents: [
      {
        type: DOCUMENT_TYPES.find((type) => type === draft.documentType) ?? 'other',
        issuer: draft.issuer,
        number: draft.documentNumber.trim(),
        expiresOn: draft.expiresOn || undefined,
        mrz: draft.mrz.length > 0 ? [...draft.mrz] : undefined,
      },
    ],
  };
}
