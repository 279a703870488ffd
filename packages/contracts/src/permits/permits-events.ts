import { IsArray, IsInt, IsObject, IsOptional, IsString } from 'class-validator';
import { PERMIT_ENTRIES, PERMIT_STATUSES, type PermitEntries, type PermitStatus } from '@gatebook/vocabulary';
import { IsId } from '../kernel/formats.js';
import { eventKind } from '../kernel/event.js';
import { IsWordOf, type Word } from '../kernel/word.js';

/** A permit's standing, whole, after a change. */
export class PermitChanged {
  @IsId() readonly permitId!: string;
  /** The permit whose lost card this one replaces, or the first of several: one permit with it. Absent: this is the first card. */
  @IsOptional() @IsId() readonly chainId?: string;
  @IsInt() readonly version!: number;
  @IsString() readonly number!: string;
  @IsString() readonly type!: string;
  @IsString() readonly hostSide!: string;
  @IsWordOf(PERMIT_STATUSES) readonly status!: Word<PermitStatus>;
  @IsId() readonly personId!: string;
  @IsOptional() @IsId() readonly registrationId?: string;
  @IsOptional() @IsString() readonly corridorId?: string;
  /** Days of the host side, both inclusive. */
  @IsString() readonly validFrom!: string;
  @IsString() readonly validUntil!: string;
  /** Gates it admits; empty means every gate the rulebook allows. */
  @IsArray() @IsString({ each: true }) readonly gates!: readonly string[];
  @IsArray() @IsString({ each: true }) readonly zone!: readonly string[];
  @IsWordOf(PERMIT_ENTRIES) readonly entries!: Word<PermitEntries>;
  @IsString() readonly purpose!: string;
  @IsString() readonly nationality!: string;
  @IsString() readonly sex!: string;
  @IsInt() readonly birthYear!: number;
  /** Companions (children under 16) listed in the permit. */
  @IsArray() @IsId({ each: true }) readonly companionIds!: readonly string[];
  /** Number plate of the vehicle the permit is for, letters and digits only. */
  @IsOptional() @IsString() readonly vehiclePlate?: string;
  /** Sequence of the status list that shows this change. */
  @IsInt() readonly statusListSequence!: number;
  @IsString() readonly changedAt!: string;
}

/** Event: a permit was requested, issued, suspended, reinstated, revoked or retired. */
export const PERMIT_CHANGED = eventKind({
  subject: 'permits.permit-changed.v1',
  summary: 'A permit changed its standing.',
  body: PermitChanged,
});

/** The keys whose credentials are recognised. */
export class TrustListPublished {
  @IsInt() readonly sequence!: number;
  /** The trust list (packages/credential, TrustList); public keys only. */
  @IsObject() readonly trustList!: Readonly<Record<string, unknown>>;
}

/** Event: the trust list was published anew. */
export const TRUST_LIST_PUBLISHED = eventKind({
  subject: 'permits.trust-list-published.v1',
  summary: 'The trust list was published anew.',
  body: TrustListPublished,
});
