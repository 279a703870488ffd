import type { PersonName, ShownDocument } from '@gatebook/contracts';
import { latinForm, mrzNameOf, normaliseDocumentNumber } from '@gatebook/travel-documents';

/** Room enough for any name: nothing is cut. */
const ROOM = 500;

/** What a document is found by, the narrowest first: type, issuer and number where the type is known, then issuer and number alone. */
export function documentKeys({ type, issuer, number }: ShownDocument): readonly string[] {
  const normal = normaliseDocumentNumber(type ?? '', issuer, number);
  const untyped = `document|${issuer}|${normal}`;
  return type === undefined ? [untyped] : [`document|${type}|${issuer}|${normal}`, untyped];
}

/** What Latin names are found by: their words without marks, in alphabetical order (family and given names change places on many lists), and the birth date. */
export function nameKeys(names: readonly PersonName[], birthDate: string): readonly string[] {
  return names.flatMap((name) => {
    const words = latinWords(name);
    return words.length === 0 ? [] : [`name|${[...words].sort().join(' ')}|${birthDate}`];
  });
}

/** The words of a name in Latin capitals; none where it is written in another script. */
export function latinWords({ familyName, givenNames, full }: PersonName): readonly string[] {
  const whole = full ?? [familyName, givenNames].filter((part) => part !== undefined).join(' ');
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(latinForm(whole))) return [];
  return mrzNameOf(whole, '', ROOM)
    .split(/<+/)
    .filter((word) => word !== '');
}
