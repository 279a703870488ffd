import { sha256 } from '@noble/hashes/sha2.js';

const SALT_BYTES = 8;
const DIGEST_BYTES = 16;

/** What a document is known by; the number as `normaliseDocumentNumber` of travel-documents gives it. */
export interface DigestedDocument {
  readonly type: string;
  readonly issuer: string;
  readonly number: string;
}

/** Salt and truncated SHA-256 of `type|issuer|number`: 24 bytes that only somebody who reads the document can compare with it. */
export function documentDigest(document: DigestedDocument, salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`the salt has ${SALT_BYTES} bytes`);
  const text = new TextEncoder().encode(`${document.type}|${document.issuer}|${document.number}`);
  const digest = new Uint8Array(SALT_BYTES + DIGEST_BYTES);
  digest.set(salt);
  digest.set(sha256(Uint8Array.of(...salt, ...text)).subarray(0, DIGEST_BYTES), SALT_BYTES);
  return digest;
}

/** Whether the digest in a credential was made of this document. */
export function documentMatches(digest: Uint8Array, document: DigestedDocument): boolean {
  if (!isDocumentDigest(digest)) return false;
  const expected = documentDigest(document, digest.subarray(0, SALT_BYTES));
  return expected.every((byte, at) => byte === digest[at]);
}

/** Whether the value has the form of a document digest. */
export function isDocumentDigest(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === SALT_BYTES + DIGEST_BYTES;
}
