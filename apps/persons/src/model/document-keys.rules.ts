import type { ShownDocument } from '@gatebook/contracts';
import { documentKey } from '@gatebook/travel-documents';

/** What a document is found by, the narrowest first: type, issuer and number where the type is known, then issuer and number alone. */
export function documentKeys({ type, issuer, number }: ShownDocument): readonly string[] {
  const untyped = `document${documentKey({ issuer, number })}`;
  return type === undefined ? [untyped] : [`document|${documentKey({ type, issuer, number })}`, untyped];
}
