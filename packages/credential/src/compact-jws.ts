import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeBase64Url, encodeBase64Url } from './base64url.js';
import { isRecord } from './forms.js';
import type { SigningKey } from './permit-credential.js';

/** Lists travel over HTTP and lie in gate packs; this is far above any honest one. */
const LONGEST_TOKEN = 2_000_000;

/** A compact JWS taken apart; nothing in it is to be believed before `verifyCompactJws` said yes. */
export interface UnverifiedJws {
  readonly outcome: 'read';
  readonly kid: string;
  readonly payload: unknown;
  readonly signedText: string;
  readonly signature: Uint8Array;
}

/** Signs a JSON payload as compact JWS with EdDSA (RFC 7515, RFC 8037); the header names type and key. */
export function signCompactJws(type: string, payload: object, key: SigningKey): string {
  const signedText = `${encodeJson({ alg: 'EdDSA', typ: type, kid: key.kid })}.${encodeJson(payload)}`;
  const signature = ed25519.sign(new TextEncoder().encode(signedText), key.privateKey);
  return `${signedText}.${encodeBase64Url(signature)}`;
}

/** Takes a compact JWS of the given type apart without believing it. */
export function readCompactJws(token: string, type: string): UnverifiedJws | { readonly outcome: 'malformed'; readonly detail: string } {
  if (token.length > LONGEST_TOKEN) return malformed('longer than any list');
  const parts = token.split('.');
  const [headerText, payloadText, signatureText] = parts;
  if (parts.length !== 3 || headerText === undefined || payloadText === undefined || signatureText === undefined) {
    return malformed('not three parts');
  }
  const header = decodeJson(headerText);
  const payload = decodeJson(payloadText);
  const signature = decodeBase64Url(signatureText);
  // The algorithm is fixed here and not chosen by the sender; `crit` announces rules that this reader does not know.
  if (!isRecord(header) || header['alg'] !== 'EdDSA' || header['typ'] !== type || 'crit' in header)
    return malformed('not this kind of token');
  if (typeof header['kid'] !== 'string') return malformed('no key id');
  if (payload === undefined) return malformed('the payload is not JSON');
  if (signature === null || signature.length !== 64) return malformed('the signature is not 64 bytes');
  return { outcome: 'read', kid: header['kid'], payload, signedText: `${headerText}.${payloadText}`, signature };
}

/** Whether the holder of this public key (base64url) signed the token. */
export function verifyCompactJws(jws: UnverifiedJws, publicKey: string): boolean {
  return verifyEd25519(jws.signature, new TextEncoder().encode(jws.signedText), publicKey);
}

/** Ed25519 verification by RFC 8032, where an unusable key or signature is simply not a match. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: string): boolean {
  const key = decodeBase64Url(publicKey);
  if (key === null || key.length !== 32 || signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    // The library throws on points that are not on the curve: such a key or signature verifies nothing.
    return false;
  }
}

function encodeJson(value: object): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

function decodeJson(text: string): unknown {
  const bytes = decodeBase64Url(text);
  if (bytes === null) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function malformed(detail: string): { readonly outcome: 'malformed'; readonly detail: string } {
  return { outcome: 'malformed', detail };
}
