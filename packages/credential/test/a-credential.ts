import { createSigningKey, documentDigest, publicKeyOf } from '../src/index.js';
import type { PermitCredential, TrustedKey, TrustList } from '../src/index.js';

/** The present of the tests. */
export const NOW = new Date('2026-11-21T02:10:00Z');
/** The key of side VN; its secret seed is the bytes 1 to 32. */
export const KEY = createSigningKey(
  'VN1',
  Uint8Array.from({ length: 32 }, (_, place) => place + 1),
);
export const SALT = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
export const DOCUMENT = { type: 'passport', issuer: 'VNM', number: 'C5890769' } as const;

/** A worker's permit; a test names only what it is about. */
export function aCredential(changes: Partial<PermitCredential> = {}): PermitCredential {
  return {
    permitNumber: 'VN-26-0001234',
    permitType: 'VN-LABOUR-DISPATCH',
    issuerSide: 'VN',
    hostSide: 'CN',
    holder: { latinName: 'Nguyen Thi Hien', ownScriptName: 'Nguyễn Thị Hiền', birthDate: '1999-09-11', nationality: 'VNM' },
    documentDigest: documentDigest(DOCUMENT, SALT),
    validFrom: '2026-12-06',
    validUntil: '2027-02-18',
    gates: ['vncn-huu-nghi', 'vncn-tan-thanh'],
    zone: ['CN:451423', 'CN:451400'],
    employer: '宁明青坡蔗业农场',
    workplace: 'CN:451423',
    statusList: { list: 1, index: 51234 },
    issuedAt: '2026-11-20T03:00:00Z',
    ...changes,
  };
}

/** A visitor's permit: no employer, one gate, a province as zone. */
export function aVisitorsCredential(changes: Partial<PermitCredential> = {}): PermitCredential {
  const { employer: _employer, workplace: _workplace, ...visitor } = aCredential();
  const la = { permitType: 'VNLA-BORDER-PASS', hostSide: 'LA', gates: ['vnla-la-lay'], zone: ['LA:LA-SL'], validUntil: '2027-11-20' };
  return { ...visitor, ...la, ...changes };
}

export function aTrustedKey(changes: Partial<TrustedKey> = {}): TrustedKey {
  const publicKey = publicKeyOf(KEY);
  return {
    kid: 'VN1',
    side: 'VN',
    algorithm: 'EdDSA',
    publicKey,
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
    ...changes,
  };
}

export function aTrustList(...keys: readonly TrustedKey[]): TrustList {
  return { sequence: 7, issuedAt: '2026-11-01T00:00:00Z', keys: keys.length === 0 ? [aTrustedKey()] : keys };
}
