import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { SIDE_CODE, TRAFFIC, TRAFFIC_CONCERNED, type Language, type Traffic, type TrafficConcerned } from '@gatebook/vocabulary';
import { IsCode, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';

/** Which gates to list; all of them when nothing is given. */
export class ListGates extends PageRequest {
  /** Gates with a post of this side, ISO 3166-1. */
  @IsOptional() @Matches(SIDE_CODE) readonly side?: string;
  /** Gates with a post in this territory. */
  @IsOptional() @IsCode() readonly territory?: string;
  /** Ids, separated by commas. */
  @IsOptional() @Matches(/^[a-z0-9-]{1,64}(,[a-z0-9-]{1,64}){0,199}$/) readonly ids?: string;
}

/** Whether a post is open to one kind of traffic at this moment, by its own clock. */
export class GateStateNow {
  @IsString() readonly side!: string;
  @IsIn(TRAFFIC) readonly traffic!: Traffic;
  /** Null: nobody has set the hours. */
  @OrNull() @IsBoolean() readonly open!: boolean | null;
  @IsBoolean() readonly limited!: boolean;
  @IsOptional() @IsString() readonly opensAt?: string;
  @IsOptional() @IsString() readonly closesAt?: string;
  /** What says so: published hours, a closure, an opening beyond the hours, or nothing. */
  @IsIn(['hours', 'closure', 'special-hours', 'not-set']) readonly because!: 'hours' | 'closure' | 'special-hours' | 'not-set';
}

/** Hours of one post that hold today. */
export class GateHoursToday {
  @IsString() readonly side!: string;
  @IsIn(TRAFFIC_CONCERNED) readonly traffic!: TrafficConcerned;
  @OrNull() @IsString() readonly open!: string | null;
  @OrNull() @IsString() readonly close!: string | null;
  @IsString() readonly zone!: string;
  /** Weekdays (1 = Monday), or `every-day`. */
  @Allow() readonly days!: 'every-day' | readonly number[];
}

/** One side of a gate, in short. */
export class GatePost {
  @IsString() readonly side!: string;
  /** Names by language; absent where no name is known. */
  @IsObject() readonly names!: Readonly<Partial<Record<Language, string>>>;
  @IsString() readonly territory!: string;
  @IsString() readonly zone!: string;
}

/** A gate in the list. */
export class GateInList {
  @IsString() readonly gateId!: string;
  @IsString() readonly kind!: string;
  /** For a passage: the gate it belongs to. */
  @OrNull() @IsString() readonly parent!: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => GatePost) readonly posts!: readonly GatePost[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => GateHoursToday) readonly hours!: readonly GateHoursToday[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => GateStateNow) readonly now!: readonly GateStateNow[];
}

/** GET /gates */
export const LIST_GATES = operation({
  subject: 'corridors.list-gates.v1',
  summary: 'Gates with their hours of today and whether they are open now.',
  http: { method: 'GET', path: '/gates' },
  roles: 'signed-in',
  request: ListGates,
  answer: GateInList,
  shape: 'page',
});

/** Which gate. */
export class OneGate {
  @IsCode() readonly gateId!: string;
}

/** A gate, whole: the record of the reference data with its sources, and what nobody has found or decided yet. */
export class WholeGate {
  @IsString() readonly gateId!: string;
  @IsInt() readonly version!: number;
  /** The record (packages/reference-data, Gate); every value names its sources and how sure they are. */
  @IsObject() readonly gate!: Readonly<Record<string, unknown>>;
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) readonly undecided!: readonly string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => GateStateNow) readonly now!: readonly GateStateNow[];
}

/** GET /gates/{gateId} */
export const GET_GATE = operation({
  subject: 'corridors.get-gate.v1',
  summary: 'A gate with its sources and what is undecided about it.',
  http: { method: 'GET', path: '/gates/{gateId}' },
  roles: 'signed-in',
  request: OneGate,
  answer: WholeGate,
});
