import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { PERMIT_ENTRIES, PERMIT_STATUSES, SIDE_CODE, type PermitEntries, type PermitStatus } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsId, IsInstant, IsText } from '../kernel/formats.js';

/** A child under 16 who travels on the holder's permit. */
export class PermitCompanion {
  @IsId() readonly personId!: string;
}

/** The vehicle a permit is for. */
export class PermitVehicle {
  @IsString() @Length(2, 20) readonly plate!: string;
  @IsString() @Length(2, 3) readonly country!: string;
  @IsText(40) readonly kind!: string;
}

/** The terms of a permit, as asked for and as kept. */
export class PermitTermsAsked {
  /** Code of the reference data. */
  @IsCode() readonly type!: string;
  /** The side the permit lets its holder visit. */
  @Matches(SIDE_CODE) readonly hostSide!: string;
  @IsId() readonly personId!: string;
  /** Days of the host side, both included. */
  @IsDay() readonly validFrom!: string;
  @IsDay() readonly validUntil!: string;
  /** Gates it admits; those that the rule names, or every gate it allows, if absent. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsCode({ each: true }) readonly gates?: readonly string[];
  /** Territories of the host side; those of the rule if absent. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsCode({ each: true }) readonly zone?: readonly string[];
  @IsCode() readonly purpose!: string;
  @IsIn(PERMIT_ENTRIES) readonly entries!: PermitEntries;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PermitCompanion)
  readonly companions?: readonly PermitCompanion[];
  /** The registration of a worker's permit. */
  @IsOptional() @IsId() readonly registrationId?: string;
  @IsOptional() @ValidateNested() @Type(() => PermitVehicle) readonly vehicle?: PermitVehicle;
}

/** A permit as kept: ids and codes, no name. `expired` follows from the dates. */
export class Permit extends PermitTermsAsked {
  @IsId() readonly permitId!: string;
  @IsInt() readonly version!: number;
  @IsString() readonly number!: string;
  @IsIn(PERMIT_STATUSES) readonly status!: PermitStatus;
  declare readonly gates: readonly string[];
  declare readonly zone: readonly string[];
  /** The office that issues it. */
  @IsId() readonly officeId!: string;
  @IsString() readonly corridorId!: string;
  /** Version of the corridor's rulebook that it was judged by. */
  @IsInt() readonly rulebookVersion!: number;
  @IsInstant() readonly requestedAt!: string;
  @IsOptional() @IsInstant() readonly issuedAt?: string;
  @IsInstant() readonly changedAt!: string;
  /** Why it was suspended, revoked, refused or reinstated last. */
  @IsOptional() @IsString() readonly reason?: string;
  @IsOptional() @IsString() readonly note?: string;
  /** The permit whose lost or damaged card this one stands for. */
  @IsOptional() @IsId() readonly replaces?: string;
}
