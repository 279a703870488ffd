import type { IdentifiedPerson, KeptDocument, ShownDocument, TravelDocumentType } from '@gatebook/contracts';
import { isSameDocument, readMrz } from '@gatebook/travel-documents';
import { documentTypeOf, shownDocumentOf } from './mrz.rules.js';

/** A shown document as read. */
export interface ShownReading {
  /** Absent when the lines are no machine readable zone. */
  readonly document?: ShownDocument;
  /** The kind of document, where the zone alone tells it: no other paper has two lines of 44 places. */
  readonly type?: TravelDocumentType;
  readonly nationality?: string;
  readonly expiresOn?: string;
  /** The zone contradicts its own check digits or holds what no zone may. */
  readonly faulty: boolean;
}

/** Reads what is shown: the zone goes before what an officer typed. */
export function readShown(typed: ShownDocument | undefined, mrz: readonly string[] | undefined, today: string): ShownReading {
  if (mrz === undefined) return { document: typed, faulty: false };
  const reading = readMrz(mrz, today);
  if (reading.format === 'unreadable') return { faulty: true };
  return {
    document: shownDocumentOf(reading),
    type: reading.format === 'TD3' && documentTypeOf(reading) === 'passport' ? 'passport' : undefined,
    nationality: reading.nationality,
    expiresOn: reading.expiresOn ?? undefined,
    faulty: reading.problems.length > 0,
  };
}

/** What came of it: `match` when the registry knows the document, by its own zone or the record not expired. A zone's date goes before the record's. */
export function shownOutcome(
  { document, expiresOn }: ShownReading,
  known: readonly KeptDocument[],
  today: string,
): IdentifiedPerson['outcome'] {
  const kept =
    document === undefined ? undefined : known.find((one) => isSameDocument(one, { issuer: document.issuer, number: document.number }));
  const lastDay = expiresOn ?? kept?.expiresOn;
  if (lastDay !== undefined && lastDay < today) return 'expired';
  return kept === undefined ? 'not-compared' : 'match';
}
