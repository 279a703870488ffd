import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import {
  CORRECTION_REASONS,
  CROSSING_OUTCOMES,
  DIRECTIONS,
  TRAFFIC,
  type CorrectionReason,
  type CrossingOutcome,
  type Direction,
  type Traffic,
} from '@gatebook/vocabulary';
import { IsId } from '../kernel/formats.js';
import { eventKind } from '../kernel/event.js';
import { IsWordOf, type Word } from '../kernel/word.js';

/** One human's crossing, as a fact with coded attributes. */
export class CrossingRecorded {
  @IsId() readonly crossingId!: string;
  @IsString() readonly gateId!: string;
  @IsWordOf(DIRECTIONS) readonly direction!: Word<Direction>;
  @IsString() readonly occurredAt!: string;
  @IsString() readonly recordedAt!: string;
  /** Day of the gate's own zone, on the deployment's side. */
  @IsString() readonly localDay!: string;
  @IsWordOf(CROSSING_OUTCOMES) readonly outcome!: Word<CrossingOutcome>;
  @IsWordOf(TRAFFIC) readonly traffic!: Word<Traffic>;
  @IsOptional() @IsString() readonly purpose?: string;
  @IsOptional() @IsId() readonly personId?: string;
  @IsOptional() @IsId() readonly permitId?: string;
  @IsOptional() @IsId() readonly registrationId?: string;
  @IsOptional() @IsString() readonly permitType?: string;
  @IsOptional() @IsString() readonly nationality?: string;
  @IsOptional() @IsString() readonly sex?: string;
  @IsOptional() @IsInt() readonly birthYear?: number;
  /** True when the crossing goes towards the host side of its permit. */
  @IsBoolean() readonly towardsHost!: boolean;
  @IsArray() @IsString({ each: true }) readonly flags!: readonly string[];
}

/** Event: a crossing was recorded; one event a human. */
export const CROSSING_RECORDED = eventKind({
  subject: 'crossings.crossing-recorded.v1',
  summary: 'A crossing was recorded.',
  body: CrossingRecorded,
});

/** A record of the ledger counts no longer, and another one in its place. The ledger keeps both: facts are only ever added. */
export class CrossingCorrected {
  /** Of the record that counts no longer. */
  @IsId() readonly crossingId!: string;
  @IsWordOf(CORRECTION_REASONS) readonly why!: Word<CorrectionReason>;
  @IsString() readonly recordedAt!: string;
  /** What counts no longer, as it was told: whoever counts needs no memory of its own. */
  @ValidateNested() @Type(() => CrossingRecorded) readonly before!: CrossingRecorded;
  /** What counts in its place, a record with an id of its own; absent where there never was a crossing. */
  @IsOptional() @ValidateNested() @Type(() => CrossingRecorded) readonly now?: CrossingRecorded;
}

/** Event: a later fact took the place of a recorded crossing. It is not told as recorded as well. */
export const CROSSING_CORRECTED = eventKind({
  subject: 'crossings.crossing-corrected.v1',
  summary: 'A later fact took the place of a recorded crossing.',
  body: CrossingCorrected,
});
