import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { RULEBOOK_STATUSES, SIDE_CODE, type RulebookStatus } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsInstant, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { Corridor } from './agreements.js';

/** GET /corridors */
export const LIST_CORRIDORS = operation({
  subject: 'corridors.list.v1',
  summary: 'Corridors that have a rulebook.',
  http: { method: 'GET', path: '/corridors' },
  roles: 'signed-in',
  request: PageRequest,
  answer: Corridor,
  shape: 'page',
});

/** Which corridor. */
export class OneCorridor {
  @IsCode() readonly corridorId!: string;
}

/** One side's signature under a rulebook. */
export class RulebookSignature {
  @IsString() readonly side!: string;
  @IsString() readonly keyId!: string;
  @IsInstant() readonly signedAt!: string;
}

/** A version of a corridor's rulebook, without its text. */
export class RulebookVersion {
  @IsString() readonly corridorId!: string;
  @IsInt() readonly version!: number;
  @IsIn(RULEBOOK_STATUSES) readonly status!: RulebookStatus;
  @IsDay() readonly effectiveFrom!: string;
  @IsOptional() @IsDay() readonly effectiveUntil?: string;
  /** Whether it still holds invented figures. */
  @IsBoolean() readonly holdsExamples!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RulebookSignature) readonly signatures!: readonly RulebookSignature[];
}

/** A rulebook, whole. */
export class WholeRulebook extends RulebookVersion {
  /** The document (schema: packages/rulebook). */
  @IsObject() readonly document!: Readonly<Record<string, unknown>>;
  /** SHA-256 of the canonical bytes that both sides sign, base64url. */
  @IsString() readonly digest!: string;
}

/** Of which corridor the versions are listed. */
export class ListRulebooks extends PageRequest {
  @IsCode() readonly corridorId!: string;
}

/** GET /corridors/{corridorId}/rulebooks */
export const LIST_RULEBOOKS = operation({
  subject: 'corridors.list-rulebooks.v1',
  summary: 'Versions of a corridor’s rulebook, newest first.',
  http: { method: 'GET', path: '/corridors/{corridorId}/rulebooks' },
  roles: 'signed-in',
  request: ListRulebooks,
  answer: RulebookVersion,
  shape: 'page',
});

/** POST /corridors/{corridorId}/rulebooks */
export class ProposeRulebook extends OneCorridor {
  /** The document (schema: packages/rulebook); its corridorId is that of the path. */
  @IsObject() readonly document!: Readonly<Record<string, unknown>>;
}

/** POST /corridors/{corridorId}/rulebooks */
export const PROPOSE_RULEBOOK = operation({
  subject: 'corridors.propose-rulebook.v1',
  summary: 'Enters a version of a rulebook for both sides to sign.',
  http: { method: 'POST', path: '/corridors/{corridorId}/rulebooks', status: 201, bodyLimitBytes: 262_144 },
  roles: ['focal-point', 'administrator'],
  request: ProposeRulebook,
  answer: WholeRulebook,
});

/** Which version. */
export class OneRulebook extends OneCorridor {
  @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) readonly version!: number;
}

/** GET /corridors/{corridorId}/rulebooks/{version} */
export const GET_RULEBOOK = operation({
  subject: 'corridors.get-rulebook.v1',
  summary: 'A version of a rulebook with its signatures.',
  http: { method: 'GET', path: '/corridors/{corridorId}/rulebooks/{version}' },
  roles: 'signed-in',
  request: OneRulebook,
  answer: WholeRulebook,
});

/** POST /corridors/{corridorId}/rulebooks/{version}/sign */
export class SignRulebook extends OneRulebook {
  @Matches(SIDE_CODE) readonly side!: string;
  @IsCode() readonly keyId!: string;
  /** Ed25519 (RFC 8032) over the canonical document (RFC 8785), base64url. */
  @IsString() @Length(86, 86) @Matches(/^[A-Za-z0-9_-]+$/) readonly signature!: string;
}

/** POST /corridors/{corridorId}/rulebooks/{version}/sign */
export const SIGN_RULEBOOK = operation({
  subject: 'corridors.sign-rulebook.v1',
  summary: 'Adds one side’s signature; with both, by two officers, the rulebook is in force.',
  http: { method: 'POST', path: '/corridors/{corridorId}/rulebooks/{version}/sign' },
  roles: ['focal-point'],
  request: SignRulebook,
  answer: WholeRulebook,
});

/** A public key that a side signs rulebooks with. */
export class SideKey {
  @Matches(SIDE_CODE) readonly side!: string;
  @IsCode() readonly keyId!: string;
  /** Ed25519, 32 bytes, base64url. */
  @Matches(/^[A-Za-z0-9_-]{43}$/) readonly publicKey!: string;
  @IsInstant() readonly validFrom!: string;
  @IsOptional() @IsInstant() readonly validUntil?: string;
}

/** How far a key is: named by one officer, confirmed by another and waiting, usable, or ended. */
export const SIDE_KEY_STATES = ['proposed', 'waiting', 'usable', 'ended'] as const;
/** One of the states. */
export type SideKeyState = (typeof SIDE_KEY_STATES)[number];

/** A key as kept: two officers have to stand for it, and after the second it waits. */
export class SideKeyKept extends SideKey {
  @IsIn(SIDE_KEY_STATES) readonly state!: SideKeyState;
  /** From here on it signs: when the waiting time after the confirmation is over. */
  @IsOptional() @IsInstant() readonly usableFrom?: string;
  @IsOptional() @IsInstant() readonly endedAt?: string;
  @IsOptional() @IsString() readonly reason?: string;
}

/** Which key. */
export class OneSideKey {
  @Matches(SIDE_CODE) readonly side!: string;
  @IsCode() readonly keyId!: string;
}

/** POST /side-keys/{side}/{keyId}/confirm */
export const CONFIRM_SIDE_KEY = operation({
  subject: 'corridors.confirm-side-key.v1',
  summary: 'Confirms a key that another officer has added; it signs once the waiting time is over.',
  http: { method: 'POST', path: '/side-keys/{side}/{keyId}/confirm' },
  roles: ['administrator'],
  request: OneSideKey,
  answer: SideKeyKept,
});

/** A key that is to sign no more, and why. */
export class EndSideKey extends OneSideKey {
  @IsCode() readonly reason!: string;
}

/** POST /side-keys/{side}/{keyId}/end */
export const END_SIDE_KEY = operation({
  subject: 'corridors.end-side-key.v1',
  summary: 'Ends a key at once: it signs no rulebook any more. What it has signed stays signed.',
  http: { method: 'POST', path: '/side-keys/{side}/{keyId}/end' },
  roles: ['administrator'],
  request: EndSideKey,
  answer: SideKeyKept,
});

/** POST /side-keys */
export const ADD_SIDE_KEY = operation({
  subject: 'corridors.add-side-key.v1',
  summary: 'Adds a public key that a side signs rulebooks with; a second officer confirms it.',
  http: { method: 'POST', path: '/side-keys', status: 201 },
  roles: ['administrator'],
  request: SideKey,
  answer: SideKeyKept,
});

/** GET /side-keys */
export const LIST_SIDE_KEYS = operation({
  subject: 'corridors.list-side-keys.v1',
  summary: 'Public keys that rulebooks are verified with.',
  http: { method: 'GET', path: '/side-keys' },
  roles: ['focal-point', 'administrator', 'auditor'],
  request: PageRequest,
  answer: SideKeyKept,
  shape: 'page',
});
