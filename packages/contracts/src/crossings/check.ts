import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { ADVICE, DIRECTIONS, GATE, HEADINGS, TRAFFIC, type Advice, type Direction, type Heading, type Traffic } from '@gatebook/vocabulary';
import { InPlainSigns, IsCode, IsId, IsInstant, IsRegistryNumber } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';
import { IdentifiedPerson, ShownDocument } from '../persons/persons-internal.js';

/** What somebody shows at the gate; at least one. */
export class CheckSubject {
  /** The text of a permit's QR code. */
  @IsOptional() @IsString() @Length(4, 2_000) readonly credential?: string;
  @IsOptional() @IsRegistryNumber() readonly permitNumber?: string;
  @IsOptional() @ValidateNested() @Type(() => ShownDocument) readonly document?: ShownDocument;
  @IsOptional()
  @InPlainSigns()
  @IsArray()
  @ArrayMaxSize(3)
  @IsString({ each: true })
  @Length(28, 44, { each: true })
  readonly mrz?: readonly string[];
  @IsOptional() @IsString() @Length(2, 20) readonly plate?: string;
}

/** May this person, with these papers, pass here and now? */
export class CheckRequest {
  @IsCode() readonly gateId!: string;
  @IsIn(DIRECTIONS) readonly direction!: Direction;
  /** Now if absent. */
  @IsOptional() @IsInstant() readonly at?: string;
  @ValidateNested() @Type(() => CheckSubject) @IsObject() readonly subject!: CheckSubject;
  @IsIn(TRAFFIC) readonly traffic!: Traffic;
}

/** What the gateway adds to a check: whose the shown document is. */
export class CheckIdentified {
  @IsOptional() @ValidateNested() @Type(() => IdentifiedPerson) readonly identified?: IdentifiedPerson;
}

/** A check after the gateway has asked whose the shown document is. */
export type IdentifiedCheck = CheckRequest & CheckIdentified;

/** One reason of an advice. */
export class CheckReason {
  @IsString() readonly code!: string;
  /** Clause of the rulebook it rests on. */
  @IsOptional() @IsString() readonly clause?: string;
  /** A sentence in the caller's language. */
  @IsString() readonly text!: string;
}

/** Who stands there. Names come from the registry when it answers in time, else from the signed QR code. */
export class CheckedPerson {
  @IsOptional() @IsId() readonly personId?: string;
  @IsOptional() @IsString() readonly names?: string;
  @IsOptional() @IsString() readonly ownScriptName?: string;
  @IsOptional() @IsString() readonly birthDate?: string;
  @IsOptional() @IsString() readonly nationality?: string;
  @IsIn(['registry', 'credential', 'none']) readonly namesFrom!: 'registry' | 'credential' | 'none';
}

/** The permit shown. */
export class CheckedPermit {
  @IsOptional() @IsId() readonly permitId?: string;
  @IsString() readonly number!: string;
  @IsString() readonly type!: string;
  @IsString() readonly hostSide!: string;
  @IsString() readonly validFrom!: string;
  @IsString() readonly validUntil!: string;
  /** Null when this deployment does not know the permit and only its signature speaks for it. */
  @OrNull() @IsString() readonly status!: string | null;
}

/** One stretch of days in a stay answer, with the clause that counts it. */
export class StayBecause {
  @IsOptional() @IsString() readonly clause?: string;
  @IsString() readonly text!: string;
  @IsString() readonly from!: string;
  @IsString() readonly to!: string;
  @IsInt() readonly days!: number;
}

/** The stay as it stands at the check. */
export class CheckedStay {
  @IsBoolean() readonly inside!: boolean;
  @IsOptional() @IsString() readonly since?: string;
  /** Days used of what the tightest rule allows, as far as the record proves them. */
  @IsInt() readonly daysUsed!: number;
  /** The same with every day that may have been spent inside, where an entry or an exit was not seen. */
  @IsOptional() @IsInt() readonly daysUsedPossible?: number;
  /** Null when nobody has set the rule. */
  @OrNull() @IsInt() readonly daysLeft!: number | null;
  @OrNull() @IsInt() readonly daysLeftAtWorst?: number | null;
  @IsOptional() @IsInt() readonly overstayDays?: number;
  /** Last lawful day: of the stay, or for somebody outside of one that begins now. */
  @IsOptional() @IsString() readonly mustLeaveBy?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StayBecause) readonly because!: readonly StayBecause[];
}

/** What the answer rests on. */
export class CheckBasis {
  @OrNull() @IsInt() readonly rulebookVersion!: number | null;
  @OrNull() @IsInt() readonly statusListSequence!: number | null;
  /** Age of the oldest knowledge. */
  @IsInt() readonly ageSeconds!: number;
}

/** Advice, not a decision: an officer decides. */
export class CheckAnswer {
  @IsId() readonly checkId!: string;
  @IsIn(ADVICE) readonly advice!: Advice;
  /** Towards the permit's host side, where its rules apply, or home, which is never held back. */
  @IsIn(HEADINGS) readonly heading!: Heading;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CheckReason) readonly reasons!: readonly CheckReason[];
  @ValidateNested() @Type(() => CheckedPerson) readonly person!: CheckedPerson;
  @OrNull() @ValidateNested() @Type(() => CheckedPermit) readonly permit!: CheckedPermit | null;
  @OrNull() @ValidateNested() @Type(() => CheckedStay) readonly stay!: CheckedStay | null;
  /** What is odd about what was shown, as DOCUMENT_NAME, DOCUMENT_ISSUER (none of ICAO 9303-3) or DOCUMENT_OF_SEVERAL: for the officer to compare with the document; absent where nothing is. */
  @IsOptional() @IsArray() @IsString({ each: true }) readonly findings?: readonly string[];
  @ValidateNested() @Type(() => CheckBasis) readonly basis!: CheckBasis;
}

/** POST /checks */
export const CHECK = operation({
  subject: 'crossings.check.v1',
  summary: 'May this person, with these papers, pass here and now?',
  http: { method: 'POST', path: '/checks' },
  roles: [...GATE, 'device'],
  request: CheckRequest,
  adds: CheckIdentified,
  answer: CheckAnswer,
});
