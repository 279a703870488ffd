import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsId, IsInstant, IsText } from '../kernel/formats.js';
import { OrNull } from '../kernel/or-null.js';

/** What is paid. */
export class Wage {
  /** A decimal number as text: money is never a binary fraction. */
  @Matches(/^\d{1,12}(\.\d{1,2})?$/) readonly amount!: string;
  /** ISO 4217. */
  @Matches(/^[A-Z]{3}$/) readonly currency!: string;
  @IsIn(['hour', 'day', 'week', 'month', 'year', 'piece']) readonly per!: 'hour' | 'day' | 'week' | 'month' | 'year' | 'piece';
}

/** A worker's contract. Days are days of the workplace, both inclusive. */
export class Contract {
  /** ISCO-08 sub-major group: two digits as text, a leading zero counts. */
  @IsString() @Length(1, 4) readonly occupation!: string;
  @IsCode() readonly workplaceTerritory!: string;
  @IsDay() readonly from!: string;
  @IsDay() readonly to!: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Wage) readonly wage?: Wage;
}

/** A paper that the agreement asks for. */
export class Paper {
  @IsCode() readonly kind!: string;
  @IsOptional() @IsText(64) readonly number?: string;
  @IsOptional() @IsDay() readonly issuedOn?: string;
  @IsOptional() @IsDay() readonly expiresOn?: string;
}

/** POST /registrations: a worker under an agreement, as a draft. */
export class DraftRegistration {
  @IsId() readonly personId!: string;
  @IsId() readonly agreementId!: string;
  @IsId() readonly employerId!: string;
  @IsObject() @ValidateNested() @Type(() => Contract) readonly contract!: Contract;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => Paper) readonly papers?: readonly Paper[];
  @IsOptional() @IsText(2_000) readonly note?: string;
}

/** A registration. */
export class Registration {
  @IsId() readonly registrationId!: string;
  @IsInt() readonly version!: number;
  @IsString() readonly number!: string;
  @IsIn(REGISTRATION_STATUSES) readonly status!: RegistrationStatus;
  @IsId() readonly officeId!: string;
  @IsId() readonly personId!: string;
  @IsId() readonly agreementId!: string;
  @IsString() readonly corridorId!: string;
  @IsId() readonly employerId!: string;
  @IsString() readonly employerName!: string;
  @IsString() readonly homeSide!: string;
  @IsString() readonly hostSide!: string;
  @ValidateNested() @Type(() => Contract) readonly contract!: Contract;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Paper) readonly papers!: readonly Paper[];
  @IsOptional() @IsString() readonly note?: string;
  /** Type of the permit that our side issues for it; null where the rules name none. */
  @OrNull() @IsString() readonly permitType!: string | null;
  /** The rulebook it was last judged by. */
  @IsInt() readonly rulebookVersion!: number;
  /** Reason of the last return, refusal, suspension or end. */
  @IsOptional() @IsString() readonly reason?: string;
  /** The registration whose contract this one follows. */
  @IsOptional() @IsId() readonly renewalOf?: string;
  /** The registration with another employer that ends on the day this one becomes active. */
  @IsOptional() @IsId() readonly transferOf?: string;
  /** Who submitted it: somebody else approves. */
  @IsOptional() @IsString() readonly submittedBy?: string;
  @IsInstant() readonly createdAt!: string;
  @IsInstant() readonly changedAt!: string;
}
