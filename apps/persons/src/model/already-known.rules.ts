import { documentKey } from '@gatebook/travel-documents';
import type { PreparedDocument } from '@gatebook/linkage';
import type { Candidate, Judged } from './matching.rules.js';

/** Whose likeness is the person's own by all that is known: somebody who holds one of the documents, or whom the model calls the same. */
export function isKnownAs({ candidate, decision }: Judged<Candidate>, documents: readonly PreparedDocument[]): boolean {
  return decision === 'same' || shareDocument(documents, candidate.prepared.documents);
}

/** Whether one document, of one type, issuer and number by their normal forms, is among both. */
export function shareDocument(one: readonly PreparedDocument[], other: readonly PreparedDocument[]): boolean {
  const keys = new Set(one.map(keyOf));
  return other.some((document) => keys.has(keyOf(document)));
}

/** The documents that were not there before. */
export function addedDocuments(now: readonly PreparedDocument[], before: readonly PreparedDocument[]): readonly PreparedDocument[] {
  const keys = new Set(before.map(keyOf));
  return now.filter((document) => !keys.has(keyOf(document)));
}

function keyOf({ type = '', issuer = '', number }: PreparedDocument): string {
  return documentKey({ type, issuer, number });
}
