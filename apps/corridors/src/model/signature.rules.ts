import { createHash, createPublicKey, verify } from 'node:crypto';
import { Problem, requireHuman, requireOtherHuman, type Actor } from '@gatebook/contracts';
import { canonicalRulebook, holdsExamples, type Rulebook } from '@gatebook/rulebook';
import type { KeptRulebook } from './rulebook.store.js';
import { keySignsAt, type KnownSideKey } from './side-key.rules.js';

/** SHA-256 of the bytes that both sides sign, base64url. */
export function rulebookDigest(document: Rulebook): string {
  return createHash('sha256').update(canonicalRulebook(document)).digest('base64url');
}

/** A signature offered under a rulebook. */
export interface OfferedSignature {
  readonly side: string;
  readonly signature: string;
  readonly key: KnownSideKey | null;
  readonly actor: Actor;
  readonly at: Date;
  /** False in production: a rulebook with invented figures (`example`) would be law that nobody has made. */
  readonly examplesAllowed: boolean;
}

/** Throws the problem of a signature that cannot be accepted: each side signs once, with its own key, by two different officers and no machine. */
export function objectToSignature({ document, signatures }: KeptRulebook, offered: OfferedSignature): void {
  const { side, key, actor, at } = offered;
  requireHuman(actor);
  if (!document.sides.includes(side)) throw new Problem('SIGNATURE_INVALID', { side });
  if (holdsExamples(document) && !offered.examplesAllowed) throw new Problem('RULEBOOK_HOLDS_EXAMPLES');
  if (signatures.some((signed) => signed.side === side)) throw new Problem('RULEBOOK_SIGNED_ALREADY', { side });
  requireOtherHuman(actor, ...signatures.map(({ signedBy }) => signedBy));
  if (key === null || !signatureFits(document, offered.signature, key.publicKey)) throw new Problem('SIGNATURE_INVALID', { side });
  if (!keySignsAt(key, at)) throw new Problem('SIDE_KEY_NOT_USABLE', { side, keyId: key.keyId });
}

function signatureFits(document: Rulebook, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(canonicalRulebook(document)), key, Buffer.from(signature, 'base64url'));
}
