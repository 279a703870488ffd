import { SIDE_CODE } from '@gatebook/vocabulary';
import { decodeCode, encodeCode, GATE_CODES, PERMIT_TYPE_CODES } from './code-book.js';
import { isDocumentDigest } from './document-digest.js';
import { dayNumberOf, instantOf } from './forms.js';
import {
  decodeBirthDate,
  decodePermitNumber,
  decodeStatusListEntry,
  decodeTerritory,
  decodeValidity,
  encodeBirthDate,
  encodePermitNumber,
  encodeTerritory,
} from './claim-forms.js';
import { decodeLatinName, encodeLatinName } from './latin-name.js';
import { packText, unpackText } from './packed-text.js';
import type { PermitCredential } from './permit-credential.js';

/** Registered CWT claims (RFC 8392 section 4). */
const ISSUER = 1;
const EXPIRES_AT = 4;
const NOT_BEFORE = 5;
const ISSUED_AT = 6;
/** Ours, in the range RFC 8392 section 9.1 leaves for private use: a map of the claims below. */
const PERMIT = -65537;

const CLAIM = {
  permitNumber: 1,
  permitType: 2,
  hostSide: 3,
  validity: 4,
  latinName: 5,
  ownScriptName: 6,
  birthDate: 7,
  nationality: 8,
  documentDigest: 9,
  gates: 10,
  zone: 11,
  employer: 12,
  workplace: 13,
  statusList: 14,
} as const;

/** The credential as a CWT claims map of integers, ready for CBOR. */
export function claimsOf(credential: PermitCredential): ReadonlyMap<number, unknown> {
  const { holder, issuerSide, hostSide, statusList } = credential;
  const from = dayNumberOf(credential.validFrom);
  const claims: readonly (readonly [number, unknown])[] = [
    [CLAIM.permitNumber, encodePermitNumber(credential.permitNumber, issuerSide)],
    [CLAIM.permitType, encodeCode(PERMIT_TYPE_CODES, credential.permitType)],
    [CLAIM.hostSide, hostSide],
    [CLAIM.validity, [from, dayNumberOf(credential.validUntil) - from]],
    [CLAIM.latinName, encodeLatinName(holder)],
    [CLAIM.ownScriptName, holder.ownScriptName === undefined ? undefined : packText(holder.ownScriptName)],
    [CLAIM.birthDate, encodeBirthDate(holder.birthDate)],
    [CLAIM.nationality, holder.nationality],
    [CLAIM.documentDigest, credential.documentDigest],
    [CLAIM.gates, credential.gates.map((gate) => encodeCode(GATE_CODES, gate))],
    [CLAIM.zone, credential.zone.map((territory) => encodeTerritory(territory, hostSide))],
    [CLAIM.employer, credential.employer === undefined ? undefined : packText(credential.employer)],
    [CLAIM.workplace, credential.workplace === undefined ? undefined : encodeTerritory(credential.workplace, hostSide)],
    [CLAIM.statusList, [statusList.list, statusList.index]],
  ];
  return new Map<number, unknown>([
    [ISSUER, issuerSide],
    [ISSUED_AT, Math.floor(Date.parse(credential.issuedAt) / 1000)],
    [PERMIT, new Map(claims.filter(([, value]) => value !== undefined))],
  ]);
}

/** The credential of a claims map; throws with the claim's name where one is missing or not of its form, and passes over claims it does not know. */
export function credentialOf(claims: unknown): PermitCredential {
  if (!(claims instanceof Map)) throw new Error('the claims are not a map');
  const permit: unknown = claims.get(PERMIT);
  if (!(permit instanceof Map)) throw new Error('no permit claims');
  const claim = (name: keyof typeof CLAIM): unknown => permit.get(CLAIM[name]);
  const issuerSide = found('issuer', sideOf(claims.get(ISSUER)));
  const hostSide = found('hostSide', sideOf(claim('hostSide')));
  const ownScriptName = optional('ownScriptName', claim('ownScriptName'), unpackText);
  const { validFrom, validUntil } = found('validity', decodeValidity(claim('validity')));
  return {
    permitNumber: found('permitNumber', decodePermitNumber(claim('permitNumber'), issuerSide)),
    permitType: found('permitType', decodeCode(PERMIT_TYPE_CODES, claim('permitType'))),
    issuerSide,
    hostSide,
    holder: {
      latinName: found('latinName', decodeLatinName(claim('latinName'), ownScriptName)),
      ...given('ownScriptName', ownScriptName),
      birthDate: found('birthDate', decodeBirthDate(claim('birthDate'))),
      nationality: found('nationality', nationalityOf(claim('nationality'))),
    },
    ...given(
      'documentDigest',
      optional('documentDigest', claim('documentDigest'), (value) => (isDocumentDigest(value) ? value : null)),
    ),
    validFrom,
    validUntil,
    gates: listed('gates', claim('gates'), (gate) => decodeCode(GATE_CODES, gate)),
    zone: listed('zone', claim('zone'), (territory) => decodeTerritory(territory, hostSide)),
    ...given('employer', optional('employer', claim('employer'), unpackText)),
    ...given(
      'workplace',
      optional('workplace', claim('workplace'), (territory) => decodeTerritory(territory, hostSide)),
    ),
    statusList: found('statusList', decodeStatusListEntry(claim('statusList'))),
    issuedAt: found('issuedAt', instantOf(claims.get(ISSUED_AT))),
  };
}

/** Seconds since 1970 between which the claims set may be used (RFC 8392 3.1.4 and 3.1.5): we write neither, a neighbour's issuer may. */
export interface UsableTime {
  readonly notBefore?: number;
  readonly expiresAt?: number;
}

/** When the claims may be used; throws where one of them is no NumericDate. */
export function usableTimeOf(claims: unknown): UsableTime {
  if (!(claims instanceof Map)) throw new Error('the claims are not a map');
  return {
    ...given('notBefore', optional('nbf', claims.get(NOT_BEFORE), numericDate)),
    ...given('expiresAt', optional('exp', claims.get(EXPIRES_AT), numericDate)),
  };
}

/** NumericDate (RFC 8392 section 2): seconds as a CBOR number, with or without a fraction. */
function numericDate(value: unknown): number | null {
  const seconds = typeof value === 'bigint' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : null;
}

function found<Value>(name: string, value: Value | null): Value {
  if (value === null) throw new Error(`claim ${name} is missing or not of its form`);
  return value;
}

function optional<Value>(name: string, claim: unknown, read: (claim: unknown) => Value | null): Value | undefined {
  return claim === undefined ? undefined : found(name, read(claim));
}

/** A member only where there is a value, so that what was not given stays absent. */
function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Member in Name]?: Value } {
  const member: { [Member in Name]?: Value } = {};
  if (value !== undefined) member[name] = value;
  return member;
}

function listed(name: string, claim: unknown, read: (item: unknown) => string | null): readonly string[] {
  if (!Array.isArray(claim)) throw new Error(`claim ${name} is missing or not of its form`);
  return claim.map((item) => found(name, read(item)));
}

function sideOf(value: unknown): string | null {
  return typeof value === 'string' && SIDE_CODE.test(value) ? value : null;
}

function nationalityOf(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z]{1,3}$/.test(value) ? value : null;
}
