import { dayNumberOf, dayOf, isDay } from './forms.js';
import type { StatusListEntry } from './permit-credential.js';

/** `VN-26-0001234` of issuer VN travels as 260001234; a number of any other form as text. */
export function encodePermitNumber(permitNumber: string, issuerSide: string): number | string {
  const [, side, year, serial] = /^([A-Z]{2})-(\d{2})-(\d{7})$/.exec(permitNumber) ?? [];
  return side === issuerSide ? Number(`${year}${serial}`) : permitNumber;
}

/** The permit number of its claim, or null. */
export function decodePermitNumber(claim: unknown, issuerSide: string): string | null {
  if (typeof claim === 'string') return claim === '' ? null : claim;
  if (typeof claim !== 'number' || !Number.isInteger(claim) || claim < 0 || claim > 999_999_999) return null;
  const digits = String(claim).padStart(9, '0');
  return `${issuerSide}-${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** `CN:451423` for host side CN travels as 451423, `LA:LA-SL` for LA as `LA-SL`, a territory of another side in full. */
export function encodeTerritory(territory: string, hostSide: string): number | string {
  const local = territory.startsWith(`${hostSide}:`) ? territory.slice(3) : null;
  if (local === null || hasSide(local)) return territory;
  return /^[1-9]\d{5}$/.test(local) ? Number(local) : local;
}

/** The territory of its claim, or null. */
export function decodeTerritory(claim: unknown, hostSide: string): string | null {
  if (typeof claim === 'string') return claim === '' ? null : hasSide(claim) ? claim : `${hostSide}:${claim}`;
  const isSixDigits = typeof claim === 'number' && Number.isInteger(claim) && claim >= 100_000 && claim <= 999_999;
  return isSixDigits ? `${hostSide}:${claim}` : null;
}

/** Whether the text is a territory code: a side, a colon and something after it. */
export function hasSide(text: string): boolean {
  return /^[A-Z]{2}:./.test(text);
}

/** A whole birth date travels as its day number, a year or a month as text. */
export function encodeBirthDate(birthDate: string): number | string {
  return isDay(birthDate) ? dayNumberOf(birthDate) : birthDate;
}

/** The birth date of its claim, or null. */
export function decodeBirthDate(claim: unknown): string | null {
  return typeof claim === 'string' ? (isPartialDate(claim) ? claim : null) : dayOf(claim);
}

/** Whether the text is a year or a month. */
export function isPartialDate(text: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text);
}

/** First and last day of validity; the claim holds the first and how many days follow it. */
export function decodeValidity(claim: unknown): { readonly validFrom: string; readonly validUntil: string } | null {
  if (!Array.isArray(claim) || claim.length !== 2) return null;
  const [from, further]: readonly unknown[] = claim;
  if (typeof from !== 'number' || typeof further !== 'number' || further < 0) return null;
  const validFrom = dayOf(from);
  const validUntil = dayOf(from + further);
  return validFrom === null || validUntil === null ? null : { validFrom, validUntil };
}

/** List number and entry of the permit's standing, or null. */
export function decodeStatusListEntry(claim: unknown): StatusListEntry | null {
  if (!Array.isArray(claim) || claim.length !== 2) return null;
  const [list, index]: readonly unknown[] = claim;
  return isCount(list) && isCount(index) ? { list, index } : null;
}

/** Whether the value counts something: a whole number, zero or more. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
