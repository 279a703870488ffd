/** What an officer scanned, typed or pasted, as the subject of a check. */
export type Shown =
  | { readonly credential: string }
  | { readonly mrz: string[] }
  | { readonly document: { readonly issuer: string; readonly number: string } }
  | { readonly permitNumber: string };

const MRZ_LENGTHS = [30, 36, 44];

/** Tells a QR text, MRZ lines, a document (`LAO P1234567`) and a permit number apart; null when it is none of them. */
export function readShown(text: string): Shown | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^GB1:/i.test(trimmed)) return { credential: `GB1:${trimmed.slice(4).trim()}` };
  const lines = trimmed
    .toUpperCase()
    .split(/\r?\n|\|/)
    .map((line) => line.replace(/\s/g, ''));
  if (lines.length >= 2 && lines.every((line) => MRZ_LENGTHS.includes(line.length) && /^[A-Z0-9<]+$/.test(line))) return { mrz: lines };
  const [issuer, number, ...rest] = trimmed.toUpperCase().split(/\s+/);
  if (issuer !== undefined && number !== undefined && rest.length === 0 && /^[A-Z]{3}$/.test(issuer))
    return { document: { issuer, number } };
  return /^[A-Za-z0-9-]{4,40}$/.test(trimmed) ? { permitNumber: trimmed.toUpperCase() } : null;
}
