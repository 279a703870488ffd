import { SIDE_CODE, type KeyStatus } from '@gatebook/vocabulary';
import { decodeBase64Url } from './base64url.js';
import { readCompactJws, signCompactJws, verifyCompactJws } from './compact-jws.js';
import { isInstant, isRecord } from './forms.js';
import type { SigningKey } from './permit-credential.js';

/** A public key that one side signs credentials and status lists with, and for how long it may. */
export interface TrustedKey {
  readonly kid: string;
  /** The only side this key may sign for. */
  readonly side: string;
  readonly algorithm: 'EdDSA';
  /** 32 bytes in base64url without padding. */
  readonly publicKey: string;
  /** First instant of signing with it. */
  readonly validFrom: string;
  /** The instant from which it signs nothing any more; what it signed before stays good while the key is listed. */
  readonly validUntil?: string;
  /** Absent: trusted. A status that a reader does not know is none to trust. */
  readonly status?: KeyStatus;
  /** Why it is not trusted any more, and since when. */
  readonly reason?: string;
  readonly since?: string;
  /** Of a distrusted key: what somebody who keeps records first saw before this instant stays good, whatever date the signer wrote. */
  readonly notAfter?: string;
}

/** All keys a deployment trusts; a higher sequence replaces a lower one, never the other way round. */
export interface TrustList {
  readonly sequence: number;
  readonly issuedAt: string;
  readonly keys: readonly TrustedKey[];
}

/** The root key is pinned at enrolment and never taken from the list itself. */
export interface RootKey {
  readonly kid: string;
  /** 32 bytes in base64url without padding. */
  readonly publicKey: string;
}

/** What came of verifying a signed trust list; comparing sequences is the keeper's business. */
export type TrustListReading =
  | { readonly outcome: 'valid'; readonly trustList: TrustList }
  | { readonly outcome: 'malformed'; readonly detail: string }
  | { readonly outcome: 'issuer-unknown'; readonly kid: string }
  | { readonly outcome: 'signature-invalid'; readonly kid: string };

const TOKEN_TYPE = 'gatebook-trust-list+jwt';

/** Signs a trust list with the root key as a compact JWS (RFC 7515, RFC 8037). */
export function signTrustList(trustList: TrustList, rootKey: SigningKey): string {
  if (!isTrustList(trustList)) throw new RangeError('the trust list is not well-formed');
  return signCompactJws(TOKEN_TYPE, trustList, rootKey);
}

/** Verifies a signed trust list against the pinned root key and never throws on what it reads. */
export function verifyTrustList(token: string, rootKey: RootKey): TrustListReading {
  const jws = readCompactJws(token, TOKEN_TYPE);
  if (jws.outcome === 'malformed') return jws;
  if (jws.kid !== rootKey.kid) return { outcome: 'issuer-unknown', kid: jws.kid };
  if (!verifyCompactJws(jws, rootKey.publicKey)) return { outcome: 'signature-invalid', kid: jws.kid };
  if (!isTrustList(jws.payload)) return { outcome: 'malformed', detail: 'the payload is not a trust list' };
  return { outcome: 'valid', trustList: jws.payload };
}

/**
 * The key with this kid, if that side may sign with it and could at that instant; otherwise null. `signedAt` is the signer's own word, so
 * for a distrusted key only that counts when the reader's own records saw what it signed for the first time.
 */
export function findTrustedKey(
  trustList: TrustList,
  kid: string,
  side: string,
  signedAt: Date,
  firstSeenAt: Date | null = null,
): TrustedKey | null {
  const key = trustList.keys.find((each) => each.kid === kid && each.side === side);
  if (key === undefined || key.algorithm !== 'EdDSA' || !reliesOn(key, firstSeenAt)) return null;
  // Written so that an unreadable date (NaN) covers nothing.
  const begun = Date.parse(key.validFrom) <= signedAt.getTime();
  const notEnded = key.validUntil === undefined || signedAt.getTime() < Date.parse(key.validUntil);
  return begun && notEnded ? key : null;
}

function reliesOn({ status, notAfter }: TrustedKey, firstSeenAt: Date | null): boolean {
  if (status === undefined || status === 'trusted' || status === 'retired') return true;
  return notAfter !== undefined && firstSeenAt !== null && firstSeenAt.getTime() < Date.parse(notAfter);
}

function isTrustList(value: unknown): value is TrustList {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value['sequence']) &&
    isInstant(value['issuedAt']) &&
    Array.isArray(value['keys']) &&
    value['keys'].every(isTrustedKey) &&
    // A kid has one meaning: two keys under one name would let the list's order decide.
    new Set(value['keys'].map((key) => key.kid)).size === value['keys'].length
  );
}

function isTrustedKey(value: unknown): value is TrustedKey {
  return (
    isRecord(value) &&
    typeof value['kid'] === 'string' &&
    value['kid'] !== '' &&
    typeof value['side'] === 'string' &&
    SIDE_CODE.test(value['side']) &&
    value['algorithm'] === 'EdDSA' &&
    typeof value['publicKey'] === 'string' &&
    decodeBase64Url(value['publicKey'])?.length === 32 &&
    isInstant(value['validFrom']) &&
    (value['validUntil'] === undefined || isInstant(value['validUntil'])) &&
    (value['status'] === undefined || typeof value['status'] === 'string') &&
    (value['notAfter'] === undefined || isInstant(value['notAfter']))
  );
}
