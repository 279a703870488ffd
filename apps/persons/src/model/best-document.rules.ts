import type { KeptDocument, ShownDocument } from '@gatebook/contracts';

/** The document to show for a person who has several: one that has not expired, the one that lasts longest. */
export function bestDocument(documents: readonly KeptDocument[], today: string): ShownDocument | undefined {
  const lastDay = ({ expiresOn }: KeptDocument): string => expiresOn ?? '9999-12-31';
  const valid = documents.filter((document) => lastDay(document) >= today);
  const [best] = (valid.length > 0 ? [...valid] : [...documents]).sort((a, b) => lastDay(b).localeCompare(lastDay(a)));
  return best === undefined ? undefined : { type: best.type, issuer: best.issuer, number: best.number };
}
