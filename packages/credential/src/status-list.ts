import { PERMIT_STANDINGS, type PermitStanding } from '@gatebook/vocabulary';

/** An empty status list for so many permits, all valid: two bits each, four to a byte, the first in the lowest bits. */
export function createStatusList(size: number): Uint8Array {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('the size of a status list is a count');
  return new Uint8Array(Math.ceil(size / 4));
}

/** Writes the standing of one permit into the list, in place. */
export function setStatus(bytes: Uint8Array, index: number, standing: PermitStanding): void {
  // Not `index >> 2`: that takes an index beyond 32 bits for a small one.
  const at = Math.floor(index / 4);
  const byte = bytes[at];
  if (!Number.isSafeInteger(index) || byte === undefined) throw new RangeError(`the status list has no entry ${index}`);
  const shift = (index & 3) * 2;
  bytes[at] = (byte & ~(3 << shift)) | (PERMIT_STANDINGS.indexOf(standing) << shift);
}

/** The standing of one permit, or null where the list does not reach so far: then nothing is known and nobody is to be admitted on it. */
export function statusAt(bytes: Uint8Array, index: number): PermitStanding | null {
  const byte = Number.isSafeInteger(index) ? bytes[Math.floor(index / 4)] : undefined;
  if (byte === undefined) return null;
  return PERMIT_STANDINGS[(byte >> ((index & 3) * 2)) & 3] ?? null;
}
