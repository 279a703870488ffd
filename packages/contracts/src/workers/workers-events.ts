import { IsInt, IsOptional, IsString } from 'class-validator';
import { EMPLOYER_STATUSES, REGISTRATION_STATUSES, type EmployerStatus, type RegistrationStatus } from '@gatebook/vocabulary';
import { eventKind } from '../kernel/event.js';
import { IsWordOf, type Word } from '../kernel/word.js';
import { IsId } from '../kernel/formats.js';
import { OrNull } from '../kernel/or-null.js';

/** A registration, whole, after a change. */
export class RegistrationChanged {
  @IsId() readonly registrationId!: string;
  @IsInt() readonly version!: number;
  @IsWordOf(REGISTRATION_STATUSES) readonly status!: Word<RegistrationStatus>;
  @IsString() readonly number!: string;
  @IsId() readonly officeId!: string;
  @IsId() readonly personId!: string;
  @IsId() readonly agreementId!: string;
  @IsString() readonly corridorId!: string;
  @IsId() readonly employerId!: string;
  /** Name of the employer as it goes onto the worker's permit. A company, not a person. */
  @IsString() readonly employerName!: string;
  /** Side the worker works on. */
  @IsString() readonly hostSide!: string;
  @IsOptional() @IsString() readonly homeTerritory?: string;
  @IsString() readonly hostTerritory!: string;
  /** ISCO-08 sub-major group. */
  @IsString() readonly occupation!: string;
  /** ISIC Rev.4 section of the employer. */
  @IsString() readonly industry!: string;
  @IsString() readonly sex!: string;
  @IsInt() readonly birthYear!: number;
  @IsString() readonly nationality!: string;
  /** Days of the host territory, both inclusive. */
  @IsString() readonly contractFrom!: string;
  @IsString() readonly contractTo!: string;
  /** The type our side issues to this worker, where approval issues one in one go; null where the agreement says otherwise. */
  @OrNull() @IsString() readonly permitType!: string | null;
  /** When the change happened. */
  @IsString() readonly changedAt!: string;
}

/** Event: a registration was made or changed its status. */
export const REGISTRATION_CHANGED = eventKind({
  subject: 'workers.registration-changed.v1',
  summary: 'A registration was made or changed its status.',
  body: RegistrationChanged,
});

/** An employer's standing. */
export class EmployerChanged {
  @IsId() readonly employerId!: string;
  @IsInt() readonly version!: number;
  @IsWordOf(EMPLOYER_STATUSES) readonly status!: Word<EmployerStatus>;
  /** When the change happened. Absent in what older releases told: then it is the event's own instant. */
  @IsOptional() @IsString() readonly changedAt?: string;
}

/** Event: an employer was entered, suspended or reinstated. */
export const EMPLOYER_CHANGED = eventKind({
  subject: 'workers.employer-changed.v1',
  summary: 'An employer was entered, suspended or reinstated.',
  body: EmployerChanged,
});
