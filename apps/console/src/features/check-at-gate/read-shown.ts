import { isZone, zoneLines } from '../../shell/zone-lines.js';

/** What an officer scanned, typed or pasted, as the subject of a check. */
export type Shown =
  | { readonly credential: string }
  | { readonly mrz: string[] }
  | { readonly document: { readonly issuer: string; readonly number: string } }
  | { readonly permitNumber: string };

/** A permit number as our services write it, with or without what stands between its parts; others may be longer or shorter. */
const WHOLE_NUMBER = /^([A-Z]{2})[\s-]?(\d{2})[\s-]?(\d{7})$/;

/** What a scanner that is set to say so writes before the text: which symbol it was (AIM identifier, ISO/IEC 15424), as `]Q1` for a QR code. */
const SYMBOL = /^\][A-Za-z]\d/;

/** In plain signs, however it was typed, scanned or pasted: wide letters and hyphens, and signs that nobody sees, only hide what it is. */
function inPlainSigns(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return plain
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(SYMBOL, '');
}

/** Tells a QR text, MRZ lines, a document (`LAO P1234567`) and a permit number apart; null when it is none of them. */
export function readShown(text: string): Shown | null {
  const trimmed = inPlainSigns(text);
  if (trimmed === '') return null;
  if (/^GB1:/i.test(trimmed)) return { credential: `GB1:${trimmed.slice(4).trim()}` };
  const lines = zoneLines(trimmed);
  if (isZone(lines)) return { mrz: lines };
  const parts = WHOLE_NUMBER.exec(trimmed.toUpperCase());
  if (parts !== null) return { permitNumber: parts.slice(1).join('-') };
  const [issuer, number, ...rest] = trimmed.toUpperCase().split(/\s+/);
  if (issuer !== undefined && number !== undefined && rest.length === 0 && /^[A-Z]{3}$/.test(issuer))
    return { document: { issuer, number } };
  return /^[A-Za-z0-9-]{4,40}$/.test(trimmed) ? { permitNumber: trimmed.toUpperCase() } : null;
}

/**
 * True where a paper cannot be the beginning of another one, so that it may be checked though the scanner did not say that it ended: a zone and a
 * permit number have their length, and a QR text cut short has no valid signature. A document's number may have one figure more, and another holder.
 */
export function isWhole(shown: Shown): boolean {
  return 'mrz' in shown || 'credential' in shown || ('permitNumber' in shown && WHOLE_NUMBER.test(shown.permitNumber));
}
