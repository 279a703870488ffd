import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { OPERATIONS } from '@gatebook/contracts';

/** Header that names who asks. */
export const CALLER_HEADER = 'Gatebook-Caller';
/** Header with the proof that the named caller asked exactly this, here. */
export const PROOF_HEADER = 'Gatebook-Proof';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** HMAC-SHA256 over caller, subject and the bytes as they travel: actor, body, language, purpose, keys and deadline are in them. */
export function proofOf(key: KeyObject, caller: string, subject: string, bytes: Uint8Array): string {
  return createHmac('sha256', key).update(`gatebook call 1\0${caller}\0${subject}\0`).update(bytes).digest('base64url');
}

/** Compares in a time that tells nothing of where they differ. */
export function isProof(given: string, key: KeyObject, caller: string, subject: string, bytes: Uint8Array): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(proofOf(key, caller, subject, bytes))];
  return left.length === right.length && timingSafeEqual(left, right);
}

const SEALED_SUBJECTS: ReadonlySet<string> = new Set(OPERATIONS.filter(({ sealed }) => sealed === true).map(({ subject }) => subject));

/** Whether the bodies of an operation travel encrypted. */
export function isSealed(subject: string): boolean {
  return SEALED_SUBJECTS.has(subject);
}

/** A body that only the other one of the pair can read. */
export interface SealedBody {
  readonly sealed: string;
}

/** Encrypts a body; `place` binds it to where it stands, so that it opens nowhere else. */
export function sealBody(key: KeyObject, place: string, body: unknown): SealedBody {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
  // Without a body there is nothing to hide, but its absence travels as well.
  const hidden = Buffer.concat([cipher.update(JSON.stringify({ body }), 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url') };
}

/** Opens a body; throws when it was sealed for another pair or place, changed, or never sealed. */
export function openBody(key: KeyObject, place: string, sealed: unknown): unknown {
  if (typeof sealed !== 'object' || sealed === null || !('sealed' in sealed) || typeof sealed.sealed !== 'string') {
    throw new Error('the body of an operation with secrets is not sealed');
  }
  const bytes = Buffer.from(sealed.sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  const { body }: { readonly body?: unknown } = JSON.parse(text);
  return body;
}

/** Where a request's body stands. */
export function requestPlace(subject: string): string {
  return `request ${subject}`;
}

/** Where the answer to one request stands: it opens as the answer to no other. */
export function answerPlace(subject: string, proof: string): string {
  return `answer ${subject} ${proof}`;
}
