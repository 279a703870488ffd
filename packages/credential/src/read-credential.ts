import { decodeBase45 } from './base45.js';
import { credentialOf } from './claims.js';
import { readSign1, verifySign1, type UnverifiedSign1 } from './cose-sign1.js';
import { CREDENTIAL_PREFIX } from './encode-credential.js';
import type { CredentialReading, PermitCredential } from './permit-credential.js';
import { decodeCbor } from './strict-cbor.js';
import { findTrustedKey, type TrustList } from './trust-list.js';

const LONGEST_TEXT = 10_000;

/** When the reader's own records knew of a permit for the first time; null where they never did. */
export type FirstSeen = (credential: Pick<PermitCredential, 'permitNumber' | 'issuerSide'>) => Date | null;

/**
 * Reads a credential's QR text and says whether a trusted key of its issuer signed it; never throws, whatever the text.
 * `at` is the present: a key that is listed ahead of its time is not trusted yet, even for a credential dated ahead. `firstSeen` says when
 * the reader's own records first knew the permit: nothing else speaks for what a distrusted key signed.
 */
export function readCredential(text: string, trustList: TrustList, at: Date, firstSeen: FirstSeen = () => null): CredentialReading {
  if (text.length > LONGEST_TEXT) return { outcome: 'malformed', detail: 'longer than any credential' };
  if (!text.startsWith(CREDENTIAL_PREFIX)) return { outcome: 'malformed', detail: `does not begin with ${CREDENTIAL_PREFIX}` };
  const bytes = decodeBase45(text.slice(CREDENTIAL_PREFIX.length));
  if (bytes === null) return { outcome: 'malformed', detail: 'not Base45' };
  const taken = takeApart(bytes);
  return 'detail' in taken
    ? { outcome: 'malformed', detail: taken.detail }
    : judge(taken.message, taken.credential, trustList, at, firstSeen);
}

function judge(
  message: UnverifiedSign1,
  credential: PermitCredential,
  trustList: TrustList,
  at: Date,
  firstSeen: FirstSeen,
): CredentialReading {
  const { kid } = message;
  const key = findTrustedKey(trustList, kid, credential.issuerSide, new Date(credential.issuedAt), firstSeen(credential));
  if (key === null || Date.parse(key.validFrom) > at.getTime()) return { outcome: 'issuer-unknown', kid };
  return verifySign1(message, key.publicKey) ? { outcome: 'valid', credential, kid } : { outcome: 'signature-invalid', kid };
}

type Taken = { readonly message: UnverifiedSign1; readonly credential: PermitCredential } | { readonly detail: string };

function takeApart(bytes: Uint8Array): Taken {
  try {
    const message = readSign1(bytes);
    return { message, credential: credentialOf(decodeCbor(message.payload)) };
  } catch (cause) {
    // The one place that turns an error into an answer: whatever a stranger's bytes do to the decoders means "malformed".
    return { detail: cause instanceof Error ? cause.message : 'not a credential' };
  }
}
