import { Problem, type PersonCard } from '@gatebook/contracts';
import { documentDigest, encodeCredential, type PermitCredential, type SigningKey, type StatusListEntry } from '@gatebook/credential';
import type { KeptPermit } from './kept-permit.types.js';

/** What a credential is made of beside the permit. */
export interface CredentialParts {
  readonly card: PersonCard;
  readonly entry: StatusListEntry;
  readonly key: SigningKey & { readonly side: string };
  /** Eight random bytes: the digest of a document number cannot be looked up in a table. */
  readonly salt: Uint8Array;
  readonly at: Date;
}

/** Signs a permit as QR text: names and birth date as on the holder's card, the document as a salted digest. */
export function credentialText(permit: KeptPermit, { card, entry, key, salt, at }: CredentialParts): string {
  const { latinName, ownScriptName, birthDate, nationality, document } = card;
  const credential: PermitCredential = {
    permitNumber: permit.number,
    permitType: permit.type,
    issuerSide: key.side,
    hostSide: permit.hostSide,
    holder: { latinName, ownScriptName, birthDate, nationality },
    documentDigest:
      document && documentDigest({ type: document.type ?? 'passport', issuer: document.issuer, number: document.number }, salt),
    validFrom: permit.validFrom,
    validUntil: permit.validUntil,
    gates: permit.gates,
    zone: permit.zone,
    employer: permit.employer ?? undefined,
    workplace: permit.workplace ?? undefined,
    statusList: entry,
    issuedAt: at.toISOString().replace(/\.\d+Z$/, 'Z'),
  };
  try {
    return encodeCredential(credential, key);
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('the credential is longer')) throw new Problem('CREDENTIAL_TOO_LONG');
    throw error;
  }
}
