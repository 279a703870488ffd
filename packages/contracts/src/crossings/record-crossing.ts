import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CROSSING_OUTCOMES, DIRECTIONS, GATE, TRAFFIC, type CrossingOutcome, type Direction, type Traffic } from '@gatebook/vocabulary';
import { IsCode, IsId, IsInstant, IsRegistryNumber, IsText } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { IdentifiedPerson, ShownDocument } from '../persons/persons-internal.js';

/** A child under 16 who passes on the holder's paper: a ledger row of its own. */
export class Companion {
  @IsId() readonly crossingId!: string;
  @IsId() readonly personId!: string;
}

/** What a vehicle carries. */
export class Cargo {
  @IsText(60) readonly kind!: string;
  @IsOptional() @IsNumber() @Min(0) @Max(1_000) readonly grossTonnes?: number;
}

/** The vehicle somebody passes with. */
export class CrossingVehicle {
  @IsString() @Length(2, 20) readonly plate!: string;
  @IsString() @Length(2, 3) readonly country!: string;
  @IsText(40) readonly kind!: string;
  @IsOptional() @ValidateNested() @Type(() => Cargo) readonly cargo?: Cargo;
}

/** Why an officer departed from the advice. */
export class CrossingReason {
  @IsCode() readonly code!: string;
  @IsOptional() @IsText(500) readonly note?: string;
}

/** Place of a record in a gate device's chain. */
export class DeviceRecord {
  @IsId() readonly deviceId!: string;
  @IsInt() @Min(1) @Max(2_147_483_647) readonly sequence!: number;
  @IsOptional() @IsString() @Length(43, 43) readonly previousDigest?: string;
}

/** Somebody passed a gate, or was turned back. A fact: it is kept whatever is wrong with it. */
export class RecordCrossing {
  /** UUIDv7 made by the gate: a resend after a lost reply carries the same id. */
  @IsId() readonly crossingId!: string;
  @IsCode() readonly gateId!: string;
  @IsOptional() @IsText(20) readonly lane?: string;
  @IsIn(DIRECTIONS) readonly direction!: Direction;
  /** When the person passed, by the gate's clock. The registry keeps its own time beside it. */
  @IsInstant() readonly occurredAt!: string;
  @IsIn(CROSSING_OUTCOMES) readonly outcome!: CrossingOutcome;
  @IsOptional() @IsRegistryNumber() readonly permitNumber?: string;
  /** The text of a permit's QR code, as it was checked: of another issuer's permit nothing else says whose crossing it is. What was signed goes before a number. */
  @IsOptional() @IsString() @Length(4, 2_000) readonly credential?: string;
  @IsOptional() @IsId() readonly personId?: string;
  @IsOptional() @ValidateNested() @Type(() => ShownDocument) readonly document?: ShownDocument;
  /** Of the check at this gate that went before: another issuer's permit that was shown there needs no second showing. */
  @IsOptional() @IsId() readonly checkId?: string;
  @IsIn(TRAFFIC) readonly traffic!: Traffic;
  @IsOptional() @IsCode() readonly purpose?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Companion)
  readonly companions?: readonly Companion[];
  @IsOptional() @IsObject() @ValidateNested() @Type(() => CrossingVehicle) readonly vehicle?: CrossingVehicle;
  /** Expected when the officer departs from the advice. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => CrossingReason) readonly reason?: CrossingReason;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => DeviceRecord) readonly device?: DeviceRecord;
}

/** Whose a shown document is. Where nobody was found, or persons could not say, the document goes along sealed. */
export class IdentifiedAtGate extends IdentifiedPerson {
  /** The document, encrypted by the gateway for persons and bound to the crossing: whose it is can be found out later. */
  @IsOptional() @IsString() @Length(1, 4_000) readonly sealed?: string;
}

/** What the gateway adds to a crossing: whose the shown document is. */
export class CrossingIdentified {
  @IsOptional() @ValidateNested() @Type(() => IdentifiedAtGate) readonly identified?: IdentifiedAtGate;
}

/** A crossing after the gateway has asked whose the shown document is. */
export type IdentifiedCrossing = RecordCrossing & CrossingIdentified;

/** What the gate gets back; a resend gets the first one. */
export class CrossingReceipt {
  @IsId() readonly crossingId!: string;
  @IsInstant() readonly recordedAt!: string;
  /** Reason codes of what is wrong with it, for an officer to settle. */
  @IsArray() @IsString({ each: true }) readonly flags!: readonly string[];
}

/** POST /crossings: 201 the first time, 200 on a resend. */
export const RECORD_CROSSING = operation({
  subject: 'crossings.record.v1',
  summary: 'Records that somebody passed a gate or was turned back.',
  http: { method: 'POST', path: '/crossings', status: 201 },
  roles: [...GATE, 'device'],
  request: RecordCrossing,
  adds: CrossingIdentified,
  answer: CrossingReceipt,
});
