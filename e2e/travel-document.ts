import { checkDigit } from '@gatebook/travel-documents';

/** What an invented passport says. */
export interface InventedPassport {
  readonly issuer: string;
  readonly familyName: string;
  readonly givenNames: string;
  /** Nine characters at most. */
  readonly number: string;
  /** `YYMMDD`, as the zone has it. */
  readonly birth: string;
  readonly sex: 'M' | 'F';
  readonly expiry: string;
}

/** The two lines of a passport's machine readable zone, with its check digits (ICAO Doc 9303 part 4, 4.2.2). */
export function passportZone({ issuer, familyName, givenNames, number, birth, sex, expiry }: InventedPassport): string {
  const first = `P<${issuer}${familyName}<<${givenNames.replaceAll(' ', '<')}`.padEnd(44, '<');
  const withDigit = (field: string): string => `${field}${checkDigit(field)}`;
  const [numberField, birthField, expiryField, personal] = [
    withDigit(number.padEnd(9, '<')),
    withDigit(birth),
    withDigit(expiry),
    withDigit('<'.repeat(14)),
  ];
  const composite = checkDigit(`${numberField}${birthField}${expiryField}${personal}`);
  return `${first}\n${numberField}${issuer}${birthField}${sex}${expiryField}${personal}${composite}`;
}
