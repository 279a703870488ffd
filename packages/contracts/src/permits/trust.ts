import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { KEY_STATES, KEY_STATUSES, SIDE_CODE, type KeyState, type KeyStatus } from '@gatebook/vocabulary';
import { IsCode, IsInstant, Nothing, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** A public key that a side signs credentials and status lists with. */
export class TrustedKeyEntry {
  /** Short: it travels in every QR code. */
  @IsString() @Length(1, 16) @Matches(/^[A-Za-z0-9._-]+$/) readonly kid!: string;
  @Matches(SIDE_CODE) readonly side!: string;
  /** Ed25519, 32 bytes, base64url. */
  @Matches(/^[A-Za-z0-9_-]{43}$/) readonly publicKey!: string;
  @IsInstant() readonly validFrom!: string;
  /** From here on it signs nothing any more; what it signed before stays good. */
  @IsOptional() @IsInstant() readonly validUntil?: string;
}

/** A key, and since when and why it is no longer trusted. */
export class KeyStanding extends TrustedKeyEntry {
  /** `retired` or `distrusted`; absent while it is trusted. */
  @IsOptional() @IsString() readonly status?: KeyStatus;
  @IsOptional() @IsString() readonly reason?: string;
  @IsOptional() @IsInstant() readonly since?: string;
  /** Of a distrusted key: what was first seen here before this instant stays good. */
  @IsOptional() @IsInstant() readonly notAfter?: string;
}

/** A key as the trust list shows it. */
export class ListedKey extends KeyStanding {
  /** Ed25519 by its name in JOSE (RFC 8037). */
  @IsIn(['EdDSA']) readonly algorithm!: 'EdDSA';
}

/** A change of a key that waits for a second officer, or for the end of the time in which everybody can notice it. */
export class KeyDecision {
  @IsIn(KEY_STATES) readonly state!: KeyState;
  @IsString() readonly reason!: string;
  @IsOptional() @IsInstant() readonly notAfter?: string;
  @IsInstant() readonly proposedAt!: string;
  /** When a neighbour's key that two officers stand for is recognised; absent while the second one is missing. */
  @IsOptional() @IsInstant() readonly usableFrom?: string;
}

/** A key as kept. */
export class TrustedKeyKept extends KeyStanding {
  @IsIn(KEY_STATES) readonly state!: KeyState;
  /** Our own side's. */
  @IsBoolean() readonly own!: boolean;
  @IsOptional() @ValidateNested() @Type(() => KeyDecision) readonly waiting?: KeyDecision;
}

/** GET /trusted-keys */
export const LIST_TRUSTED_KEYS = operation({
  subject: 'permits.list-trusted-keys.v1',
  summary: 'All keys with their state, and what waits for a second officer or for its hour.',
  http: { method: 'GET', path: '/trusted-keys' },
  roles: ['administrator', 'auditor'],
  request: PageRequest,
  answer: TrustedKeyKept,
  shape: 'page',
});

/** Which key. */
export class OneTrustedKey {
  @IsString() @Length(1, 16) @Matches(/^[A-Za-z0-9._-]+$/) readonly kid!: string;
}

/** POST /trusted-keys/{kid}/state */
export class ProposeKeyState extends OneTrustedKey {
  @IsIn(KEY_STATUSES) readonly state!: KeyStatus;
  @IsCode() readonly reason!: string;
  /** For `distrusted`: what was first seen here before this instant stays good; the instant of the proposal if absent. */
  @IsOptional() @IsInstant() readonly notAfter?: string;
}

/** POST /trusted-keys/{kid}/state */
export const PROPOSE_KEY_STATE = operation({
  subject: 'permits.propose-key-state.v1',
  summary: 'Proposes to retire, distrust or trust a key again; a second officer confirms.',
  http: { method: 'POST', path: '/trusted-keys/{kid}/state' },
  roles: ['administrator'],
  request: ProposeKeyState,
  answer: TrustedKeyKept,
});

/** POST /trusted-keys/{kid}/confirm */
export class ConfirmKeyState extends OneTrustedKey {
  /** `waiting.proposedAt` of what was looked at: where another proposal has taken its place nothing is confirmed. */
  @IsInstant() readonly proposedAt!: string;
}

/** POST /trusted-keys/{kid}/confirm */
export const CONFIRM_KEY_STATE = operation({
  subject: 'permits.confirm-key-state.v1',
  summary: 'Confirms what another officer has proposed for a key; the trust list follows at once.',
  http: { method: 'POST', path: '/trusted-keys/{kid}/confirm' },
  roles: ['administrator'],
  request: ConfirmKeyState,
  answer: TrustedKeyKept,
});

/** POST /trusted-keys */
export const TRUST_KEY = operation({
  subject: 'permits.trust-key.v1',
  summary: 'Enters a key of another side; once a second officer has confirmed it, credentials signed with it are recognised.',
  http: { method: 'POST', path: '/trusted-keys', status: 201 },
  roles: ['administrator'],
  request: TrustedKeyEntry,
  answer: TrustedKeyKept,
});

/** The public half of the key that signs the trust list; pinned at enrolment, never taken from the list itself. */
export class TrustRoot {
  @IsString() readonly kid!: string;
  @IsString() readonly publicKey!: string;
}

/** The keys whose credentials are recognised. */
export class TrustListAnswer {
  @IsInt() readonly sequence!: number;
  @IsInstant() readonly issuedAt!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ListedKey) readonly keys!: readonly ListedKey[];
  /** The same, signed: a compact JWS. */
  @IsString() readonly token!: string;
  @ValidateNested() @Type(() => TrustRoot) readonly root!: TrustRoot;
}

/** GET /trust-list */
export const GET_TRUST_LIST = operation({
  subject: 'permits.get-trust-list.v1',
  summary: 'The signed list of keys whose credentials are recognised.',
  http: { method: 'GET', path: '/trust-list' },
  roles: 'anyone',
  request: Nothing,
  answer: TrustListAnswer,
});

/** Which status list. */
export class OneStatusList {
  @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) readonly n!: number;
}

/** A status list: two bits for each permit it holds. */
export class StatusListAnswer {
  @IsInt() readonly list!: number;
  @IsInt() readonly sequence!: number;
  /** Status List Token: a compact JWS, signed with a key of the trust list. */
  @IsString() readonly token!: string;
}

/** GET /status-lists/{n} */
export const GET_STATUS_LIST = operation({
  subject: 'permits.get-status-list.v1',
  summary: 'A signed status list.',
  http: { method: 'GET', path: '/status-lists/{n}' },
  roles: 'anyone',
  request: OneStatusList,
  answer: StatusListAnswer,
});
