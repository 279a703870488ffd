import type { ShownDocument } from '@gatebook/contracts';
import { normaliseDocumentNumber } from '@gatebook/travel-documents';

/** What a document is found by, the narrowest first: type, issuer and number where the type is known, then issuer and number alone. */
export function documentKeys({ type, issuer, number }: ShownDocument): readonly string[] {
  const normal = normaliseDocumentNumber(type ?? '', issuer, number);
  const untyped = `document|${issuer}|${normal}`;
  return type === undefined ? [untyped] : [`document|${type}|${issuer}|${normal}`, untyped];
}
