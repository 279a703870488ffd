import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A person's record key: one word for counts of persons, one for sums. */
export interface RecordKey {
  readonly persons: number;
  readonly sum: number;
}

/** Record keys under a table family's secret: HMAC-SHA-256 of the person's id, so that nobody without the secret can work out a cell's noise. */
export function recordKeysUnder(secret: Uint8Array): (person: string) => RecordKey {
  if (secret.length < 32) throw new Error('the secret of a table family has at least 32 bytes');
  return (person) => recordKeyOf(hmac(sha256, secret, utf8ToBytes(`person\n${person}`)));
}

/** The record key in the first eight bytes of a keyed digest that somebody else made. */
export function recordKeyOf(digest: Uint8Array): RecordKey {
  const words = new DataView(digest.buffer, digest.byteOffset, 8);
  return { persons: words.getUint32(0), sum: words.getUint32(4) };
}

/** Whether a true zero is marked like a suppressed cell: one in so many, by the cell's place and the release under the secret. */
export function zeroMarkUnder(secret: Uint8Array, table: string, release: number, oneIn: number): (cell: number) => boolean {
  if (oneIn === 0) return () => false;
  const seed = recordKeyOf(hmac(sha256, secret, utf8ToBytes(`zeros\n${table}\n${release}`)));
  return (cell) => mixed((seed.persons ^ mixed(cell + 1) ^ mixed(seed.sum + cell)) >>> 0) < 2 ** 32 / oneIn;
}

/** Spreads a 32-bit word (the finisher of MurmurHash3): neighbouring sums of keys must not get neighbouring noise. */
export function mixed(word: number): number {
  let h = word >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
