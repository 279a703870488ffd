import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import {
  NOTICE_RANKS,
  NOTICE_STATUSES,
  SIDE_CODE,
  TRAFFIC_CONCERNED,
  type NoticeRank,
  type NoticeStatus,
  type TrafficConcerned,
} from '@gatebook/vocabulary';
import { IsCode, IsId, IsInstant, IsText } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { GateStateNow, OneGate } from './gates.js';

/** What travellers and the neighbour are told, in as many languages as are at hand. */
export class NoticeTexts {
  @IsOptional() @IsText(500) readonly vi?: string;
  @IsOptional() @IsText(500) readonly lo?: string;
  @IsOptional() @IsText(500) readonly zh?: string;
  @IsOptional() @IsText(500) readonly en?: string;
}

/** POST /gates/{gateId}/status: a gate is opened, limited or closed for a time. */
export class NotifyGateStatus {
  @IsCode() readonly gateId!: string;
  /** Whose post; the deployment's own side if absent. Only a focal point may enter the neighbour's. */
  @IsOptional() @Matches(SIDE_CODE) readonly side?: string;
  @IsIn(TRAFFIC_CONCERNED) readonly traffic!: TrafficConcerned;
  @IsIn(NOTICE_STATUSES) readonly status!: NoticeStatus;
  @IsInstant() readonly from!: string;
  /** Until the next notice if absent. */
  @IsOptional() @IsInstant() readonly until?: string;
  /** Why: `flood`, `festival`, `epidemic`, … */
  @IsCode() readonly ground!: string;
  /** The authority that decided. */
  @IsText(200) readonly decidedBy!: string;
  @IsOptional() @ValidateNested() @Type(() => NoticeTexts) readonly note?: NoticeTexts;
}

/** A notice as kept; `version` grows with each change of it. */
export class GateNoticeKept {
  @IsId() readonly noticeId!: string;
  @IsInt() readonly version!: number;
  @IsString() readonly gateId!: string;
  @IsString() readonly side!: string;
  @IsIn(TRAFFIC_CONCERNED) readonly traffic!: TrafficConcerned;
  @IsIn(NOTICE_STATUSES) readonly status!: NoticeStatus;
  @IsInstant() readonly from!: string;
  @IsOptional() @IsInstant() readonly until?: string;
  @IsString() readonly ground!: string;
  @IsString() readonly decidedBy!: string;
  @IsOptional() @ValidateNested() @Type(() => NoticeTexts) readonly note?: NoticeTexts;
  /** `post`: a gate supervisor's, which opens nothing that the authority has closed; `authority` otherwise. */
  @IsOptional() @IsIn(NOTICE_RANKS) readonly rank?: NoticeRank;
  /** The office that decided: it alone ends a closure, or an administrator. */
  @IsOptional() @IsId() readonly officeId?: string;
}

/** How a gate stands: open or not, and the notices that hold or are still to come. */
export class GateStatus {
  @IsString() readonly gateId!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => GateStateNow) readonly now!: readonly GateStateNow[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => GateNoticeKept) readonly notices!: readonly GateNoticeKept[];
}

/** GET /gates/{gateId}/status */
export const GET_GATE_STATUS = operation({
  subject: 'corridors.get-gate-status.v1',
  summary: 'Whether a gate is open now, and the notices that hold or are to come.',
  http: { method: 'GET', path: '/gates/{gateId}/status' },
  roles: 'signed-in',
  request: OneGate,
  answer: GateStatus,
});

/** POST /gates/{gateId}/status */
export const NOTIFY_GATE_STATUS = operation({
  subject: 'corridors.notify-gate-status.v1',
  summary: 'Opens, limits or closes a gate for a time; a gate supervisor for up to 12 hours.',
  http: { method: 'POST', path: '/gates/{gateId}/status', status: 201 },
  roles: ['gate-supervisor', 'focal-point', 'administrator'],
  request: NotifyGateStatus,
  answer: GateNoticeKept,
});

/** Which notice of which gate. */
export class OneGateNotice extends OneGate {
  @IsId() readonly noticeId!: string;
}

/** POST /gates/{gateId}/status/{noticeId}/end */
export const END_GATE_NOTICE = operation({
  subject: 'corridors.end-gate-notice.v1',
  summary: 'Ends a notice of the own gate or office now.',
  http: { method: 'POST', path: '/gates/{gateId}/status/{noticeId}/end' },
  roles: ['gate-supervisor', 'focal-point', 'administrator'],
  request: OneGateNotice,
  answer: GateNoticeKept,
});
