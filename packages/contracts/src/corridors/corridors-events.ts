import { IsArray, IsInt, IsObject, IsOptional, IsString } from 'class-validator';
import {
  NOTICE_RANKS,
  NOTICE_STATUSES,
  TRAFFIC_CONCERNED,
  type NoticeRank,
  type NoticeStatus,
  type TrafficConcerned,
} from '@gatebook/vocabulary';
import { IsId } from '../kernel/formats.js';
import { eventKind } from '../kernel/event.js';
import { IsWordOf, type Word } from '../kernel/word.js';

/** A gate as other services need it: class, passages, sides and hours (the shape of the reference data, see packages/reference-data). */
export class GatePublished {
  @IsString() readonly gateId!: string;
  @IsInt() readonly version!: number;
  /** The gate record of the reference data. */
  @IsObject() readonly gate!: Readonly<Record<string, unknown>>;
}

/** Event: the facts about a gate were published or replaced. */
export const GATE_PUBLISHED = eventKind({
  subject: 'corridors.gate-published.v1',
  summary: 'The facts about a gate were published.',
  body: GatePublished,
});

/** A notice of a gate's status, whole; `version` grows with each change of the same notice. */
export class GateStatusChanged {
  @IsId() readonly noticeId!: string;
  @IsInt() readonly version!: number;
  @IsString() readonly gateId!: string;
  /** Whose post decided. */
  @IsString() readonly side!: string;
  @IsWordOf(TRAFFIC_CONCERNED) readonly traffic!: Word<TrafficConcerned>;
  @IsWordOf(NOTICE_STATUSES) readonly status!: Word<NoticeStatus>;
  @IsString() readonly from!: string;
  @IsOptional() @IsString() readonly until?: string;
  @IsString() readonly ground!: string;
  @IsString() readonly decidedBy!: string;
  /** `post`: a gate supervisor's, which opens nothing that the authority has closed; `authority` otherwise. */
  @IsOptional() @IsWordOf(NOTICE_RANKS) readonly rank?: Word<NoticeRank>;
}

/** Event: a gate was opened, limited or closed for a time. */
export const GATE_STATUS_CHANGED = eventKind({
  subject: 'corridors.gate-status-changed.v1',
  summary: 'A gate was opened, limited or closed for a time.',
  body: GateStatusChanged,
  about: 'gateId',
});

/** A rulebook that both sides have signed. */
export class RulebookInForce {
  @IsString() readonly corridorId!: string;
  @IsInt() readonly version!: number;
  @IsString() readonly effectiveFrom!: string;
  /** When the second side signed: no day before is judged by this version. Absent in what older releases told. */
  @IsOptional() @IsString() readonly inForceSince?: string;
  /** The rulebook document (schema: packages/rulebook). */
  @IsObject() readonly document!: Readonly<Record<string, unknown>>;
}

/** Event: both sides have signed a rulebook. */
export const RULEBOOK_IN_FORCE = eventKind({
  subject: 'corridors.rulebook-in-force.v1',
  summary: 'Both sides have signed a rulebook.',
  body: RulebookInForce,
});

/** An agreement, whole. */
export class AgreementPublished {
  @IsId() readonly agreementId!: string;
  @IsInt() readonly version!: number;
  @IsString() readonly kind!: string;
  @IsString() readonly corridorId!: string;
  @IsString() readonly validFrom!: string;
  @IsOptional() @IsString() readonly validUntil?: string;
  /** The two sides, ISO 3166-1 alpha-2. */
  @IsArray() @IsString({ each: true }) readonly sides!: readonly string[];
}

/** Event: an agreement was entered or amended. */
export const AGREEMENT_PUBLISHED = eventKind({
  subject: 'corridors.agreement-published.v1',
  summary: 'An agreement was entered or amended.',
  body: AgreementPublished,
});
