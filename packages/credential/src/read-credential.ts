import { decodeBase45 } from './base45.js';
import { credentialOf, usableTimeOf, type UsableTime } from './claims.js';
import { readSign1, verifySign1, type UnverifiedSign1 } from './cose-sign1.js';
import { CREDENTIAL_PREFIX } from './encode-credential.js';
import type { CredentialReading, PermitCredential } from './permit-credential.js';
import { decodeCbor } from './strict-cbor.js';
import { findTrustedKey, type TrustList } from './trust-list.js';

const LONGEST_TEXT = 10_000;
/** How far the clocks of who signed and who reads may stand apart. */
const CLOCK_SKEW_MS = 60_000;

/** When the reader's own records knew of a permit for the first time; null where they never did. */
export type FirstSeen = (credential: Pick<PermitCredential, 'permitNumber' | 'issuerSide'>) => Date | null;

/**
 * Reads a credential's QR text and says whether a trusted key of its issuer signed it; never throws, whatever the text.
 * `at` is the present: a key that is listed ahead of its time is not trusted yet, even for a credential dated ahead. `firstSeen` says when
 * the reader's own records first knew the permit: nothing else speaks for what a distrusted key signed.
 */
export function readCredential(text: string, trustList: TrustList, at: Date, firstSeen: FirstSeen = () => null): CredentialReading {
  if (text.length > LONGEST_TEXT) return { outcome: 'malformed', detail: 'longer than any credential' };
  const written = asWritten(text);
  if (!written.startsWith(CREDENTIAL_PREFIX)) return { outcome: 'malformed', detail: `does not begin with ${CREDENTIAL_PREFIX}` };
  const bytes = decodeBase45(written.slice(CREDENTIAL_PREFIX.length));
  if (bytes === null) return { outcome: 'malformed', detail: 'not Base45' };
  const taken = takeApart(bytes);
  return 'detail' in taken ? { outcome: 'malformed', detail: taken.detail } : judge(taken, trustList, at, firstSeen);
}

/** What files, scanners and copying put around a text: blanks, ends of lines and of fields, signs that nobody sees such as the byte order mark. */
const AROUND = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;

/**
 * The text as it was written, from what a scanner, a file or a keyboard gave: a symbology identifier before it (`]Q1`, ISO/IEC 15424) and what
 * stands around it are left out, small letters, of which Base45 has none, are made capitals. Spaces within stay, they are digits of Base45;
 * at the end there is none, for the last digit of a group of three is at most 32, of two at most 5, and a space is 36 (RFC 9285, section 4).
 */
export function asWritten(scanned: string): string {
  return scanned
    .replace(AROUND, '')
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .replace(AROUND, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function judge({ message, credential, usable }: TakenApart, trustList: TrustList, at: Date, firstSeen: FirstSeen): CredentialReading {
  const { kid } = message;
  const key = findTrustedKey(trustList, kid, credential.issuerSide, new Date(credential.issuedAt), firstSeen(credential));
  if (key === null || Date.parse(key.validFrom) > at.getTime()) return { outcome: 'issuer-unknown', kid };
  if (!verifySign1(message, key.publicKey)) return { outcome: 'signature-invalid', kid };
  return outOfTime(credential, usable, at.getTime()) ?? { outcome: 'valid', credential, kid };
}

/** Nothing can have been signed later than it is read; what is to be used from or until an instant is not accepted before or after it. */
function outOfTime(credential: PermitCredential, { notBefore, expiresAt }: UsableTime, at: number): CredentialReading | null {
  if (Date.parse(credential.issuedAt) > at + CLOCK_SKEW_MS)
    return { outcome: 'malformed', detail: 'signed later than it is read', time: 'signed-later' };
  if (notBefore !== undefined && notBefore * 1000 > at + CLOCK_SKEW_MS)
    return { outcome: 'malformed', detail: 'not to be used yet', time: 'not-yet' };
  if (expiresAt !== undefined && expiresAt * 1000 <= at)
    return { outcome: 'malformed', detail: 'no longer to be used', time: 'over', credential };
  return null;
}

interface TakenApart {
  readonly message: UnverifiedSign1;
  readonly credential: PermitCredential;
  readonly usable: UsableTime;
}
type Taken = TakenApart | { readonly detail: string };

function takeApart(bytes: Uint8Array): Taken {
  try {
    const message = readSign1(bytes);
    const claims = decodeCbor(message.payload);
    return { message, credential: credentialOf(claims), usable: usableTimeOf(claims) };
  } catch (cause) {
    // The one place that turns an error into an answer: whatever a stranger's bytes do to the decoders means "malformed".
    return { detail: cause instanceof Error ? cause.message : 'not a credential' };
  }
}
