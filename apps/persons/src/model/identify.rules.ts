import type { IdentifiedPerson, KeptDocument, ShownDocument } from '@gatebook/contracts';
import { findNationality } from '@gatebook/reference-data';
import { isSameDocument, readMrz } from '@gatebook/travel-documents';
import type { TravelDocumentType } from '@gatebook/vocabulary';
import { documentTypeOf, findingOf, shownDocumentOf } from './mrz.rules.js';

/** A shown document as read. */
export interface ShownReading {
  /** Absent when the lines are no machine readable zone. */
  readonly document?: ShownDocument;
  /** The kind of document, where the zone alone tells it: no other paper has two lines of 44 places. */
  readonly type?: TravelDocumentType;
  readonly nationality?: string;
  readonly expiresOn?: string;
  /** The document's number cannot be relied on: its own check digit does not hold, or the lines are no zone. */
  readonly faulty: boolean;
  /** What else is wrong with the zone. */
  readonly findings: readonly string[];
}

/** Reads what is shown: the zone goes before what an officer typed. */
export function readShown(typed: ShownDocument | undefined, mrz: readonly string[] | undefined, today: string): ShownReading {
  if (mrz === undefined) return { document: typed, faulty: false, findings: typed === undefined ? [] : issuerFindings(typed) };
  const reading = readMrz(mrz, today);
  if (reading.format === 'unreadable') return { faulty: true, findings: ['DOCUMENT_UNREADABLE'] };
  return {
    document: shownDocumentOf(reading),
    type: reading.format === 'TD3' && documentTypeOf(reading) === 'passport' ? 'passport' : undefined,
    nationality: reading.nationality,
    expiresOn: reading.expiresOn ?? undefined,
    faulty: !reading.numberHolds,
    findings: [...new Set([...reading.problems.map(findingOf), ...issuerFindings(reading)])],
  };
}

/** An issuer that is none of ICAO Doc 9303-3, section 5, has issued nothing: the officer looks at the document, nobody is kept out by it. */
function issuerFindings({ issuer }: { readonly issuer: string }): readonly string[] {
  return findNationality(issuer.toUpperCase()) === null ? ['DOCUMENT_ISSUER'] : [];
}

/** What the record of the document adds: issued after the day on which it was shown, it cannot be what it says. */
export function recordFindings({ document }: ShownReading, known: readonly KeptDocument[], day: string): readonly string[] {
  const { issuedOn = '' } = keptOf(document, known) ?? {};
  return issuedOn > day ? ['DOCUMENT_ISSUED_LATER'] : [];
}

function keptOf(document: ShownDocument | undefined, known: readonly KeptDocument[]): KeptDocument | undefined {
  return document === undefined
    ? undefined
    : known.find((one) => isSameDocument(one, { issuer: document.issuer, number: document.number }));
}

/** What came of it: `match` when the registry knows the document, by its own zone or the record not expired. A zone's date goes before the record's. */
export function shownOutcome(
  { document, expiresOn, findings }: ShownReading,
  known: readonly KeptDocument[],
  today: string,
): IdentifiedPerson['outcome'] {
  const kept = keptOf(document, known);
  // A date whose check digit does not hold is no reason to refuse.
  const lastDay = (findings.includes('DOCUMENT_CHECK_DIGIT') ? undefined : expiresOn) ?? kept?.expiresOn;
  if (lastDay !== undefined && lastDay < today) return 'expired';
  if (findings.includes('DOCUMENT_CHECK_DIGIT')) return 'check-digit';
  return kept === undefined ? 'not-compared' : 'match';
}
