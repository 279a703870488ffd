/** National numbers of a country, without the trunk zero; asked only where a country code is written like part of the number. */
interface NumberPlan {
  readonly code: string;
  readonly national: RegExp;
}

/**
 * Viet Nam: 9 digits for mobiles, 10 for fixed lines (Circular 22/2014/TT-BTTTT and Decision 798/QĐ-BTTTT of 2018). Laos: 10 or 9 for mobiles, 8
 * for fixed lines. China: 11 for mobiles, 9 to 11 with the area code for fixed lines. Lengths as in ITU-T's national numbering plans and
 * the metadata of Google's libphonenumber. All three write a trunk zero before area codes (Viet Nam and Laos before mobiles too) and dial abroad with 00.
 */
const PLANS: readonly NumberPlan[] = [
  { code: '84', national: /^(?:[35789]\d{8}|2\d{9})$/ },
  { code: '856', national: /^(?:20\d{8}|30\d{7}|[2-8]\d{7})$/ },
  { code: '86', national: /^(?:1[3-9]\d{9}|10\d{8}|[2-9]\d{8,10})$/ },
];
/** Country codes of one and of two digits; all others have three (ITU-T E.164, list of assigned country codes). */
const COUNTRY_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[1-9]\d\d)/;
const FEWEST_DIGITS = 7;
/** ITU-T E.164 section 6.1. */
const MOST_DIGITS = 15;
/** What stands before the last seven digits is the network or the area: other digits there are another network's, no slip. */
const SUBSCRIBER_DIGITS = 7;

/**
 * A telephone number as it is compared: its national number, without country code and trunk zero, so that it is one however its country is
 * written; of several the first; empty where it is none.
 */
export function normalPhone(phone: string): string {
  const numbers = phone.normalize('NFKC').split(/[/;,]/);
  return numbers.map(nationalNumber).find((number) => number !== '') ?? '';
}

function nationalNumber(written: string): string {
  const digits = written.replace(/\D/g, '');
  const abroad = /^\D*\+/.test(written) ? digits : digits.startsWith('00') ? digits.slice(2) : '';
  const national = abroad === '' || abroad.startsWith('0') ? withoutCode(digits) : abroad.replace(COUNTRY_CODE, '');
  const number = national.replace(/^0+/, '');
  return digits.length < FEWEST_DIGITS || number === '' || number.length > MOST_DIGITS ? '' : number;
}

/** The number without a country code that stands there without a sign, where what follows is a whole number of that country. */
function withoutCode(digits: string): string {
  const plan = PLANS.find(({ code, national }) => digits.startsWith(code) && national.test(digits.slice(code.length).replace(/^0/, '')));
  return plan === undefined ? digits : digits.slice(plan.code.length);
}

/** `same`, `one-digit` (one digit of the subscriber's part mistyped) or `different`; null where one is not given. */
export function comparePhones(left: string | undefined, right: string | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  if (left === right) return 'same';
  const sameNetwork = left.slice(0, -SUBSCRIBER_DIGITS) === right.slice(0, -SUBSCRIBER_DIGITS);
  return sameNetwork && digitsApart(left, right) === 1 ? 'one-digit' : 'different';
}

/** At how many places two texts of one length differ; infinite where the lengths differ. */
export function digitsApart(left: string, right: string): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) apart += 1;
  return apart;
}
