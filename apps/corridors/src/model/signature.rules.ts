import { createHash, createPublicKey, verify } from 'node:crypto';
import { Problem, type Actor, type SideKey } from '@gatebook/contracts';
import { canonicalRulebook, holdsExamples, type Rulebook } from '@gatebook/rulebook';
import type { KeptRulebook } from './rulebook.store.js';

/** SHA-256 of the bytes that both sides sign, base64url. */
export function rulebookDigest(document: Rulebook): string {
  return createHash('sha256').update(canonicalRulebook(document)).digest('base64url');
}

/** A signature offered under a rulebook. */
export interface OfferedSignature {
  readonly side: string;
  readonly signature: string;
  readonly key: SideKey | null;
  readonly actor: Actor;
  readonly at: Date;
  /** False in production: a rulebook with invented figures is not signed (DESIGN, section 6). */
  readonly examplesAllowed: boolean;
}

/** Throws the problem of a signature that cannot be accepted: each side signs once, with its own key, by two different officers. */
export function objectToSignature({ document, signatures }: KeptRulebook, offered: OfferedSignature): void {
  const { side, key, actor, at } = offered;
  if (!document.sides.includes(side)) throw new Problem('SIGNATURE_INVALID', { side });
  if (holdsExamples(document) && !offered.examplesAllowed) throw new Problem('RULEBOOK_HOLDS_EXAMPLES');
  if (signatures.some((signed) => signed.side === side)) throw new Problem('RULEBOOK_SIGNED_ALREADY', { side });
  if (signatures.some(({ signedBy }) => signedBy === actor.id)) throw new Problem('FOUR_EYES_NEEDED');
  const holds =
    key !== null &&
    Date.parse(key.validFrom) <= at.getTime() &&
    (key.validUntil === undefined || at.getTime() < Date.parse(key.validUntil));
  if (!holds || !signatureFits(document, offered.signature, key.publicKey)) throw new Problem('SIGNATURE_INVALID', { side });
}

function signatureFits(document: Rulebook, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(canonicalRulebook(document)), key, Buffer.from(signature, 'base64url'));
}
