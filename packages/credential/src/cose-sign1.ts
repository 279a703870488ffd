import { ed25519 } from '@noble/curves/ed25519.js';
import { verifyEd25519 } from './compact-jws.js';
import type { SigningKey } from './permit-credential.js';
import { decodeCbor, encodeCbor } from './strict-cbor.js';

/** CBOR tag 18, COSE_Sign1 (RFC 9052 section 4.2), as its single byte. */
const SIGN1_TAG = 0xd2;
const ALGORITHM_HEADER = 1;
const KID_HEADER = 4;
const EDDSA = -8;

/** A COSE_Sign1 message taken apart; nothing in it is to be believed before `verifySign1` said yes. */
export interface UnverifiedSign1 {
  readonly kid: string;
  readonly payload: Uint8Array;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Signs a payload as COSE_Sign1 with EdDSA; algorithm and key id are both in the protected header. */
export function signSign1(payload: Uint8Array, key: SigningKey): Uint8Array {
  const header = protectedHeader(key.kid);
  return assemble(header, payload, ed25519.sign(bytesToSign(header, payload), key.privateKey));
}

/** How many bytes `signSign1` would give. */
export function sign1Length(payload: Uint8Array, kid: string): number {
  return assemble(protectedHeader(kid), payload, new Uint8Array(64)).length;
}

/** Takes a COSE_Sign1 message apart; throws where it is not exactly of the form that `signSign1` writes. */
export function readSign1(bytes: Uint8Array): UnverifiedSign1 {
  if (bytes[0] !== SIGN1_TAG) throw new Error('not COSE_Sign1');
  const parts = decodeCbor(bytes.subarray(1));
  if (!Array.isArray(parts) || parts.length !== 4) throw new Error('not COSE_Sign1');
  const [header, unprotected, payload, signature]: readonly unknown[] = parts;
  // What the signature does not cover could be changed by anybody, so nothing may stand there.
  if (!(unprotected instanceof Map) || unprotected.size > 0) throw new Error('the unprotected header is not empty');
  if (!(header instanceof Uint8Array) || !(payload instanceof Uint8Array)) throw new Error('header or payload missing');
  if (!(signature instanceof Uint8Array) || signature.length !== 64) throw new Error('the signature is not 64 bytes');
  return { kid: readProtectedHeader(header), payload, signedBytes: bytesToSign(header, payload), signature };
}

/** Whether the holder of this public key (base64url) signed the message. */
export function verifySign1(message: UnverifiedSign1, publicKey: string): boolean {
  return verifyEd25519(message.signature, message.signedBytes, publicKey);
}

function protectedHeader(kid: string): Uint8Array {
  return encodeCbor(
    new Map<number, unknown>([
      [ALGORITHM_HEADER, EDDSA],
      [KID_HEADER, new TextEncoder().encode(kid)],
    ]),
  );
}

function readProtectedHeader(bytes: Uint8Array): string {
  const header = decodeCbor(bytes);
  // Two entries and no more: `crit` or any other header would announce rules that this reader does not know.
  if (!(header instanceof Map) || header.size !== 2 || header.get(ALGORITHM_HEADER) !== EDDSA) throw new Error('not EdDSA');
  const kid: unknown = header.get(KID_HEADER);
  if (!(kid instanceof Uint8Array) || kid.length === 0) throw new Error('no key id');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(kid);
}

/** Sig_structure of RFC 9052 section 4.4, with no external data. */
function bytesToSign(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return encodeCbor(['Signature1', header, new Uint8Array(0), payload]);
}

function assemble(header: Uint8Array, payload: Uint8Array, signature: Uint8Array): Uint8Array {
  return Uint8Array.of(SIGN1_TAG, ...encodeCbor([header, new Map(), payload, signature]));
}
