import { decodeBase64Url, encodeBase64Url } from './base64url.js';
import { isCount } from './claim-forms.js';
import { readCompactJws, signCompactJws, verifyCompactJws } from './compact-jws.js';
import { deflate, inflate } from './deflate.js';
import { instantOf, isInstant, isRecord } from './forms.js';
import type { SigningKey } from './permit-credential.js';
import { findTrustedKey, type TrustList } from './trust-list.js';

/** A status list with what its signer says of it; instants are whole seconds in the token. */
export interface StatusList {
  /** The number of the list, as credentials name it. */
  readonly list: number;
  /** A higher sequence replaces a lower one, never the other way round. */
  readonly sequence: number;
  readonly issuedAt: string;
  /** From this instant on, the list is too old to be relied on. */
  readonly validUntil: string;
  readonly bytes: Uint8Array;
}

/** What came of verifying a status list's token; its age and sequence are for the keeper to judge. */
export type StatusListReading =
  | { readonly outcome: 'valid'; readonly side: string; readonly kid: string; readonly statusList: StatusList }
  | { readonly outcome: 'malformed'; readonly detail: string }
  | { readonly outcome: 'issuer-unknown'; readonly kid: string }
  | { readonly outcome: 'signature-invalid'; readonly kid: string };

const TOKEN_TYPE = 'statuslist+jwt';
const BITS = 2;

/** Signs a status list of one side as a Status List Token (compact JWS, two bits an entry, zlib). */
export async function signStatusList(statusList: StatusList, key: SigningKey & { readonly side: string }): Promise<string> {
  const { list, sequence, issuedAt, validUntil, bytes } = statusList;
  if (!isCount(list) || !isCount(sequence) || !isInstant(issuedAt) || !isInstant(validUntil))
    throw new RangeError('the status list is not well-formed');
  const lst = encodeBase64Url(await deflate(bytes));
  const claims = {
    iss: key.side,
    sub: String(list),
    seq: sequence,
    iat: secondsOf(issuedAt),
    exp: secondsOf(validUntil),
    status_list: { bits: BITS, lst },
  };
  return signCompactJws(TOKEN_TYPE, claims, key);
}

/** Verifies a Status List Token: signed by a key that the trust list gives to the side it names; never throws on what it reads. */
export async function verifyStatusList(token: string, trustList: TrustList): Promise<StatusListReading> {
  const jws = readCompactJws(token, TOKEN_TYPE);
  if (jws.outcome === 'malformed') return jws;
  const claims = claimsOf(jws.payload);
  if (claims === null) return { outcome: 'malformed', detail: 'the payload is not a status list' };
  const key = findTrustedKey(trustList, jws.kid, claims.side, new Date(claims.issuedAt));
  if (key === null) return { outcome: 'issuer-unknown', kid: jws.kid };
  if (!verifyCompactJws(jws, key.publicKey)) return { outcome: 'signature-invalid', kid: jws.kid };
  // Only what is signed is inflated: strangers get no work out of us.
  const bytes = await inflate(claims.deflated);
  if (bytes === null) return { outcome: 'malformed', detail: 'the list cannot be inflated' };
  const { side, list, sequence, issuedAt, validUntil } = claims;
  return { outcome: 'valid', side, kid: jws.kid, statusList: { list, sequence, issuedAt, validUntil, bytes } };
}

interface StatusListClaims extends Omit<StatusList, 'bytes'> {
  readonly side: string;
  readonly deflated: Uint8Array;
}

function claimsOf(payload: unknown): StatusListClaims | null {
  if (!isRecord(payload) || !isRecord(payload['status_list']) || payload['status_list']['bits'] !== BITS) return null;
  const { iss: side, sub, seq: sequence } = payload;
  const { lst } = payload['status_list'];
  const issuedAt = instantOf(payload['iat']);
  const validUntil = instantOf(payload['exp']);
  const deflated = typeof lst === 'string' ? decodeBase64Url(lst) : null;
  if (typeof side !== 'string' || typeof sub !== 'string' || !/^(?:0|[1-9]\d{0,14})$/.test(sub)) return null;
  if (!isCount(sequence) || issuedAt === null || validUntil === null || deflated === null) return null;
  return { side, list: Number(sub), sequence, issuedAt, validUntil, deflated };
}

function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
