import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IsInstant, Nothing } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** A public key that a side signs credentials and status lists with. */
export class TrustedKeyEntry {
  /** Short: it travels in every QR code. */
  @IsString() @Length(1, 16) @Matches(/^[A-Za-z0-9._-]+$/) readonly kid!: string;
  @Matches(/^[A-Z]{2}$/) readonly side!: string;
  /** Ed25519, 32 bytes, base64url. */
  @Matches(/^[A-Za-z0-9_-]{43}$/) readonly publicKey!: string;
  @IsInstant() readonly validFrom!: string;
  /** From here on it signs nothing any more; what it signed before stays good. */
  @IsOptional() @IsInstant() readonly validUntil?: string;
}

/** POST /trusted-keys */
export const TRUST_KEY = operation({
  subject: 'permits.trust-key.v1',
  summary: 'Enters a key of another side: credentials signed with it are recognised.',
  http: { method: 'POST', path: '/trusted-keys', status: 201 },
  roles: ['administrator'],
  request: TrustedKeyEntry,
  answer: TrustedKeyEntry,
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
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrustedKeyEntry) readonly keys!: readonly TrustedKeyEntry[];
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
