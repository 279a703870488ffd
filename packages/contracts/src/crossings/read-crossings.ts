import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { DIRECTIONS, GATE, PERMIT, type Direction } from '@gatebook/vocabulary';
import { IsCode, IsCountedDay, IsDay, IsId, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';
import { StayBecause } from './check.js';

/** Which crossings to list; newest first. */
export class FindCrossings extends PageRequest {
  @IsCode() readonly gateId!: string;
  /** Day of the gate's own zone. */
  @IsOptional() @IsDay() readonly day?: string;
  @IsOptional() @IsIn(DIRECTIONS) readonly direction?: Direction;
  /** Only those with something to settle. */
  @IsOptional() @IsIn(['true', 'false']) readonly flagged?: 'true' | 'false';
}

/** One crossing in a list. */
export class CrossingInList {
  @IsId() readonly crossingId!: string;
  @IsString() readonly gateId!: string;
  @IsOptional() @IsString() readonly lane?: string;
  @IsString() readonly direction!: Direction;
  @IsString() readonly occurredAt!: string;
  @IsString() readonly recordedAt!: string;
  @IsString() readonly outcome!: string;
  @IsString() readonly traffic!: string;
  @IsOptional() @IsId() readonly personId?: string;
  @IsOptional() @IsString() readonly permitNumber?: string;
  @IsOptional() @IsString() readonly permitType?: string;
  @IsArray() @IsString({ each: true }) readonly flags!: readonly string[];
  @IsOptional() @IsId() readonly companionOf?: string;
  /** The record whose place this one has taken; that one is not listed any more. */
  @IsOptional() @IsId() readonly supersedes?: string;
}

/** GET /crossings */
export const FIND_CROSSINGS = operation({
  subject: 'crossings.find.v1',
  summary: 'Crossings of a gate, newest first.',
  http: { method: 'GET', path: '/crossings', purpose: true },
  roles: [...GATE, 'auditor', 'device'],
  request: FindCrossings,
  answer: CrossingInList,
  shape: 'page',
});

/** Whose board, of which day. */
export class GetBoard {
  @IsCode() readonly gateId!: string;
  /** Day of the gate's own zone; today if absent. */
  @IsOptional() @IsDay() readonly day?: string;
}

/** A count of the day. */
export class BoardCount {
  @IsString() readonly direction!: Direction;
  @IsString() readonly traffic!: string;
  @IsString() readonly outcome!: string;
  @IsInt() readonly count!: number;
}

/** A count of one hour, by the gate's own clock. */
export class BoardHour {
  @IsInt() readonly hour!: number;
  @IsString() readonly direction!: Direction;
  @IsInt() readonly count!: number;
}

/** A count of one lane. */
export class BoardLane {
  @IsString() readonly lane!: string;
  @IsString() readonly direction!: Direction;
  @IsInt() readonly count!: number;
}

/** Exact counts of a gate's day for the people who work there; not a statistic and not handed out. */
export class Board {
  @IsString() readonly gateId!: string;
  @IsDay() readonly day!: string;
  @IsString() readonly zone!: string;
  @ValidateNested({ each: true }) @Type(() => BoardCount) readonly counts!: readonly BoardCount[];
  @ValidateNested({ each: true }) @Type(() => BoardHour) readonly hours!: readonly BoardHour[];
  @ValidateNested({ each: true }) @Type(() => BoardLane) readonly lanes!: readonly BoardLane[];
}

/** GET /gates/{gateId}/board */
export const GET_BOARD = operation({
  subject: 'crossings.get-board.v1',
  summary: 'Exact counts of a gate’s day.',
  http: { method: 'GET', path: '/gates/{gateId}/board' },
  roles: [...GATE, 'auditor', 'device'],
  request: GetBoard,
  answer: Board,
});

/** Whose stay, on which day. */
export class GetStay {
  @IsId() readonly personId!: string;
  /** Day of the host side; today if absent. */
  @IsOptional() @IsCountedDay() readonly on?: string;
}

/** One stretch inside, from an entry that was seen; days before an exit whose entry nobody saw stand in the account alone. */
export class StayEntry {
  @IsString() readonly in!: string;
  @IsOptional() @IsString() readonly out?: string;
  @IsString() readonly gateIn!: string;
  @IsOptional() @IsString() readonly gateOut?: string;
  /** The person was seen again without an exit between: when this stay ended is not known. */
  @IsOptional() @IsBoolean() readonly exitUnseen?: boolean;
}

/** Where the holder may be. */
export class StayZone {
  @IsOptional() @IsString() readonly clause?: string;
  @IsString({ each: true }) readonly territories!: readonly string[];
}

/** A run of days that were counted alike. */
export class StayDays {
  @IsString() readonly from!: string;
  @IsString() readonly to!: string;
  @IsInt() readonly days!: number;
  @IsOptional() @IsString() readonly permitNumber?: string;
  /** The clause that the days keep to or break. */
  @IsOptional() @IsString() readonly clause?: string;
  /** Null where nobody has set a rule. */
  @OrNull() @IsBoolean() readonly lawful!: boolean | null;
  /** False for days that may have been spent inside, because an entry or an exit was not seen. */
  @IsBoolean() readonly certain!: boolean;
}

/** A person's stay as it follows from crossings. */
export class Stay {
  /** The day judged: the host side's. */
  @IsString() readonly day!: string;
  @IsBoolean() readonly inside!: boolean;
  @IsOptional() @IsString() readonly since?: string;
  /** Stays whose entry was seen. One of which only the exit was seen is not among them; its days are in `account`. */
  @ValidateNested({ each: true }) @Type(() => StayEntry) readonly entries!: readonly StayEntry[];
  /** Days used of what the tightest rule allows, as far as the record proves them. */
  @IsInt() readonly daysUsed!: number;
  /** The same with every day that may have been spent inside, where an entry or an exit was not seen. */
  @IsInt() readonly daysUsedPossible!: number;
  /** Inside: lawful days after the day judged. Outside: days of a stay that began on it. Null when nobody has set the rule. */
  @OrNull() @IsInt() readonly daysLeft!: number | null;
  @OrNull() @IsInt() readonly daysLeftAtWorst?: number | null;
  @IsOptional() @IsInt() readonly overstayDays?: number;
  @IsOptional() @IsString() readonly mustLeaveBy?: string;
  /** Outside: last lawful day of a stay that began on the day judged. */
  @IsOptional() @IsString() readonly couldStayUntil?: string;
  /** First day on which an entry would be lawful if the person left on the day judged; absent where there is none. */
  @IsOptional() @IsString() readonly earliestNextEntry?: string;
  @IsOptional() @IsString() readonly earliestNextEntryAtWorst?: string;
  @IsOptional() @ValidateNested() @Type(() => StayZone) readonly zone?: StayZone;
  @IsOptional() @IsString() readonly permitNumber?: string;
  @OrNull() @IsInt() readonly rulebookVersion!: number | null;
  @ValidateNested({ each: true }) @Type(() => StayBecause) readonly because!: readonly StayBecause[];
  /** Every day of the record until the day judged. */
  @ValidateNested({ each: true }) @Type(() => StayDays) readonly account!: readonly StayDays[];
}

/** GET /persons/{personId}/stay */
export const GET_STAY = operation({
  subject: 'crossings.get-stay.v1',
  summary: 'Days used and left of a person’s stay.',
  http: { method: 'GET', path: '/persons/{personId}/stay', purpose: true },
  roles: [...PERMIT, ...GATE, 'auditor', 'device'],
  request: GetStay,
  answer: Stay,
});
