import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { LABOUR, PERMIT, REGISTRATION_STATUSES, type RegistrationStatus } from '@gatebook/vocabulary';
import { IsCode, IsId, IsRegistryNumber, IsText, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';
import { Contract, DraftRegistration, Paper, Registration } from './registration.js';

/** POST /registrations */
export const DRAFT_REGISTRATION = operation({
  subject: 'workers.draft-registration.v1',
  summary: 'Drafts a worker’s registration.',
  http: { method: 'POST', path: '/registrations', status: 201, etag: true },
  roles: LABOUR,
  request: DraftRegistration,
  answer: Registration,
});

/** Which registrations of the own office to list. */
export class FindRegistrations extends PageRequest {
  @IsOptional() @IsIn(REGISTRATION_STATUSES) readonly status?: RegistrationStatus;
  @IsOptional() @IsId() readonly agreementId?: string;
  @IsOptional() @IsId() readonly employerId?: string;
  @IsOptional() @IsId() readonly personId?: string;
  @IsOptional() @IsCode() readonly hostTerritory?: string;
  /** The whole number of a registration. */
  @IsOptional() @IsRegistryNumber() readonly number?: string;
}

/** GET /registrations */
export const FIND_REGISTRATIONS = operation({
  subject: 'workers.find-registrations.v1',
  summary: 'Registrations of the own office, newest first.',
  http: { method: 'GET', path: '/registrations' },
  roles: [...LABOUR, 'auditor'],
  request: FindRegistrations,
  answer: Registration,
  shape: 'page',
});

/** One registration by id. */
export class OneRegistration {
  @IsId() readonly registrationId!: string;
}

/** GET /registrations/{registrationId} */
export const GET_REGISTRATION = operation({
  subject: 'workers.get-registration.v1',
  summary: 'One registration.',
  http: { method: 'GET', path: '/registrations/{registrationId}', etag: true },
  roles: [...LABOUR, ...PERMIT, 'auditor'],
  request: OneRegistration,
  answer: Registration,
});

/** What changes in a draft; contract and papers replace what there was. */
export class AmendRegistration {
  @IsId() readonly registrationId!: string;
  @IsOptional() @IsId() readonly employerId?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Contract) readonly contract?: Contract;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => Paper) readonly papers?: readonly Paper[];
  @OrNull() @IsText(2_000) readonly note?: string | null;
}

/** PATCH /registrations/{registrationId} */
export const AMEND_REGISTRATION = operation({
  subject: 'workers.amend-registration.v1',
  summary: 'Amends a draft.',
  http: { method: 'PATCH', path: '/registrations/{registrationId}', ifMatch: true, etag: true },
  roles: LABOUR,
  request: AmendRegistration,
  answer: Registration,
});

/** The next contract of a worker with the same employer; papers are given anew. */
export class RenewRegistration {
  @IsId() readonly registrationId!: string;
  @IsObject() @ValidateNested() @Type(() => Contract) readonly contract!: Contract;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => Paper) readonly papers?: readonly Paper[];
  @IsOptional() @IsText(2_000) readonly note?: string;
}

/** POST /registrations/{registrationId}/renew */
export const RENEW_REGISTRATION = operation({
  subject: 'workers.renew-registration.v1',
  summary: 'Drafts the next contract of an active or ended registration.',
  http: { method: 'POST', path: '/registrations/{registrationId}/renew', status: 201, etag: true },
  roles: LABOUR,
  request: RenewRegistration,
  answer: Registration,
});

/** A contract with another employer under the same agreement. */
export class TransferRegistration extends RenewRegistration {
  @IsId() readonly employerId!: string;
}

/** POST /registrations/{registrationId}/transfer */
export const TRANSFER_REGISTRATION = operation({
  subject: 'workers.transfer-registration.v1',
  summary: 'Drafts a contract with another employer; the present one ends when that becomes active.',
  http: { method: 'POST', path: '/registrations/{registrationId}/transfer', status: 201, etag: true },
  roles: LABOUR,
  request: TransferRegistration,
  answer: Registration,
});
