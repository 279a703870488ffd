import { countryCodesOf, keptCountryCode } from '@gatebook/reference-data';
import { normaliseDocumentNumber } from './document-number.js';

/** What a document is known by. */
export interface NamedDocument {
  readonly type?: string;
  readonly issuer: string;
  readonly number: string;
}

/** The one text under which a document is found, compared and remembered: type (where it is told), issuer by its kept code, number in its one form. */
export function documentKey({ type = '', issuer, number }: NamedDocument): string {
  return `${type}|${keptCountryCode(issuer.toUpperCase())}|${normaliseDocumentNumber(number)}`;
}

/** The same and, after it, the texts by the issuer's other codes: what was signed by an earlier release may have one of them. */
export function documentKeysOfBefore({ type = '', issuer, number }: NamedDocument): readonly string[] {
  return countryCodesOf(issuer.toUpperCase()).map((code) => `${type}|${code}|${normaliseDocumentNumber(number)}`);
}

/** Whether two are one document; a type that one of them does not tell is no difference. */
export function isSameDocument(one: NamedDocument, other: NamedDocument): boolean {
  const told = one.type !== undefined && other.type !== undefined;
  const of = ({ type, ...document }: NamedDocument): string => documentKey(told ? { ...document, type } : document);
  return of(one) === of(other);
}
