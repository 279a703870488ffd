import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { OFFICER_ROLES, ROLES, type Role } from '@gatebook/vocabulary';
import { IsCode, IsId, IsInstant, IsText, Nothing, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** A new officer. */
export class CreateOfficer {
  /** Small letters, digits, dot, hyphen, underscore. */
  @IsString() @Length(3, 64) @Matches(/^[a-z0-9][a-z0-9._-]*$/, { message: '$property is not a user name' }) readonly username!: string;
  /** The first password; at least twelve characters (NIST SP 800-63B: length, no rules of composition). */
  @IsString() @Length(12, 200) readonly password!: string;
  @IsOptional() @IsText(100) readonly displayName?: string;
  @IsIn(OFFICER_ROLES) readonly role!: Role;
  @IsId() readonly officeId!: string;
  /** Gates of the office that a gate officer works at; all of them if absent. Other roles have none. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsCode({ each: true }) readonly gateIds?: readonly string[];
}

/** An officer. */
export class Officer {
  @IsId() readonly officerId!: string;
  @IsString() readonly username!: string;
  @IsOptional() @IsString() readonly displayName?: string;
  @IsIn(ROLES) readonly role!: Role;
  @IsId() readonly officeId!: string;
  @IsArray() @IsString({ each: true }) readonly gateIds!: readonly string[];
  @IsInstant() readonly createdAt!: string;
  /** Since when the officer can no longer sign in. */
  @IsOptional() @IsInstant() readonly deactivatedAt?: string;
}

/** Which officers to list. */
export class ListOfficers extends PageRequest {
  @IsOptional() @IsId() readonly officeId?: string;
}

/** Which officer. */
export class OneOfficer {
  @IsId() readonly officerId!: string;
}

/** A new password for an officer who has lost theirs. */
export class SetPassword extends OneOfficer {
  @IsString() @Length(12, 200) readonly password!: string;
}

/** POST /officers */
export const CREATE_OFFICER = operation({
  subject: 'identity.create-officer.v1',
  summary: 'Adds an officer.',
  http: { method: 'POST', path: '/officers', status: 201 },
  roles: ['administrator'],
  sealed: true,
  request: CreateOfficer,
  answer: Officer,
});

/** GET /officers */
export const LIST_OFFICERS = operation({
  subject: 'identity.list-officers.v1',
  summary: 'Officers, oldest first, of all offices or of one.',
  http: { method: 'GET', path: '/officers' },
  roles: ['administrator', 'auditor'],
  request: ListOfficers,
  answer: Officer,
  shape: 'page',
});

/** POST /officers/{officerId}/deactivate */
export const DEACTIVATE_OFFICER = operation({
  subject: 'identity.deactivate-officer.v1',
  summary: 'Ends an officer’s access at once; the sessions go with it.',
  http: { method: 'POST', path: '/officers/{officerId}/deactivate' },
  roles: ['administrator'],
  request: OneOfficer,
  answer: Officer,
});

/** POST /officers/{officerId}/password */
export const SET_PASSWORD = operation({
  subject: 'identity.set-password.v1',
  summary: 'Gives an officer a new password and ends the sessions begun with the old one.',
  http: { method: 'POST', path: '/officers/{officerId}/password', status: 204 },
  roles: ['administrator'],
  sealed: true,
  request: SetPassword,
  answer: Nothing,
});
