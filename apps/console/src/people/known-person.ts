import { typedName } from '@gatebook/travel-documents/typed-name';
import type { NameScript } from '@gatebook/vocabulary';
import { CallFailed } from '../api/api.js';
import { documentOf, nativeName, type PersonDraft } from './person-draft.js';

/** How one field of two records agrees. */
export interface Evidence {
  readonly field: string;
  readonly agreement: string;
  /** In bits; below zero it speaks against. */
  readonly weight: number;
}

/** Somebody the registry knows who may be the person who was entered. */
export interface Candidate {
  readonly personId: string;
  readonly probability: number;
  readonly because: readonly Evidence[];
}

/** Whom the registry knows already, where it refused for that and made nobody; null for any other failure. */
export function alreadyKnown(error: unknown): readonly Candidate[] | null {
  if (!(error instanceof CallFailed) || error.problem.code !== 'PERSON_ALREADY_KNOWN') return null;
  const given: unknown = memberOf(error.problem.whole, 'possibleDuplicates');
  const candidates = Array.isArray(given) ? given.flatMap(candidateOf) : [];
  return candidates.length > 0 ? candidates : null;
}

/** A person's record, as far as it is added to or differs. */
export interface KnownRecord {
  readonly names: readonly { readonly script: NameScript; readonly full?: string }[];
  readonly sex: string;
  readonly birthDate: string;
  readonly nationality: string;
  readonly homeTerritory?: string | null;
  readonly documents: readonly KnownDocument[];
}

type KnownDocument = Pick<ReturnType<typeof documentOf>, 'type' | 'issuer' | 'number'> & {
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  readonly mrz?: string[];
};

/** What was newly entered and is to go into the record: a field that has something already is only replaced where the officer entered another. */
export function additionsTo({ names, homeTerritory, documents }: KnownRecord, draft: PersonDraft) {
  const own = draft.ownScript.trim();
  const isNameNew = own !== '' && !names.some(({ full }) => full !== undefined && typedName(full) === typedName(own));
  const isHomeNew = draft.homeTerritory !== '' && draft.homeTerritory !== homeTerritory;
  const entered = documentOf(draft);
  const isDocumentNew =
    entered.number !== '' && !documents.some((one) => one.issuer === entered.issuer && plain(one.number) === plain(entered.number));
  return {
    ...(isNameNew && { names: [...names, nativeName(draft)] }),
    ...(isHomeNew && { homeTerritory: draft.homeTerritory }),
    ...(isDocumentNew && { documents: [...documents.map(asEntered), entered] }),
  };
}

/** What was entered otherwise than it stands on record, and is not written: who a person is was checked once, and is amended on purpose alone. */
export function differencesFrom(record: KnownRecord, draft: PersonDraft): readonly ('sex' | 'birthDate' | 'nationality')[] {
  return (['sex', 'birthDate', 'nationality'] as const).filter(
    (field) => draft[field].trim() !== '' && draft[field].trim() !== record[field],
  );
}

/** Of a kept document what a request may say. */
function asEntered({ type, issuer, number, issuedOn, expiresOn, mrz }: KnownDocument): KnownDocument {
  return { type, issuer, number, issuedOn, expiresOn, mrz };
}

function plain(number: string): string {
  return number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

function candidateOf(given: unknown): Candidate[] {
  const [personId, probability, because] = ['personId', 'probability', 'because'].map((name) => memberOf(given, name));
  if (typeof personId !== 'string' || typeof probability !== 'number') return [];
  return [{ personId, probability, because: Array.isArray(because) ? because.flatMap(evidenceOf) : [] }];
}

function evidenceOf(given: unknown): Evidence[] {
  const [field, agreement, weight] = ['field', 'agreement', 'weight'].map((name) => memberOf(given, name));
  return typeof field === 'string' && typeof agreement === 'string' && typeof weight === 'number' ? [{ field, agreement, weight }] : [];
}

function memberOf(given: unknown, name: string): unknown {
  return typeof given === 'object' && given !== null ? Object.getOwnPropertyDescriptor(given, name)?.value : undefined;
}
