import { ed25519 } from '@noble/curves/ed25519.js';
import { encodeBase64Url } from './base64url.js';
import type { SigningKey } from './permit-credential.js';

/** The public half of a signing key, as a trust list carries it (base64url). */
export function publicKeyOf(signingKey: SigningKey): string {
  return encodeBase64Url(ed25519.getPublicKey(signingKey.privateKey));
}

/** A signing key of a 32-byte secret seed, which the caller draws at random and keeps. */
export function createSigningKey(kid: string, seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new RangeError('the seed of an Ed25519 key has 32 bytes');
  return { kid, privateKey: seed };
}
