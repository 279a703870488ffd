import { documentKey, documentKeysOfBefore } from '@gatebook/travel-documents';
import { sha256 } from '@noble/hashes/sha2.js';

const SALT_BYTES = 8;
const DIGEST_BYTES = 16;

/** What a document is known by, however it was written. */
export interface DigestedDocument {
  readonly type: string;
  readonly issuer: string;
  readonly number: string;
}

/** Salt and truncated SHA-256 of the document's key, `type|issuer|number` in their kept forms: 24 bytes that only somebody who reads the document can compare with it. */
export function documentDigest(document: DigestedDocument, salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`the salt has ${SALT_BYTES} bytes`);
  return digestOf(documentKey(document), salt);
}

function digestOf(key: string, salt: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(key);
  const digest = new Uint8Array(SALT_BYTES + DIGEST_BYTES);
  digest.set(salt);
  digest.set(sha256(Uint8Array.of(...salt, ...text)).subarray(0, DIGEST_BYTES), SALT_BYTES);
  return digest;
}

/** Whether the digest in a credential was made of this document. */
export function documentMatches(digest: Uint8Array, document: DigestedDocument): boolean {
  if (!isDocumentDigest(digest)) return false;
  // By any code of the issuer: an earlier release signed the one that it was given.
  return documentKeysOfBefore(document).some((key) =>
    digestOf(key, digest.subarray(0, SALT_BYTES)).every((byte, at) => byte === digest[at]),
  );
}

/** Whether the value has the form of a document digest. */
export function isDocumentDigest(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === SALT_BYTES + DIGEST_BYTES;
}
