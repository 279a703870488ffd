import { IsEmail, IsIn, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import { EMPLOYER_STATUSES, LABOUR, SIDE_CODE, type EmployerStatus } from '@gatebook/vocabulary';
import { IsCode, IsId, IsRegistryNumber, IsText, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';

/** POST /employers */
export class EnterEmployer {
  /** The number under which its own side's authority knows it. */
  @IsRegistryNumber() readonly registrationNumber!: string;
  @Matches(SIDE_CODE) readonly side!: string;
  @IsText(200) readonly name!: string;
  /** As it goes onto a permit, where the name is in another script. */
  @IsOptional() @IsText(200) readonly nameLatin?: string;
  @IsCode() readonly territory!: string;
  /** ISIC Rev.4 section or division. */
  @IsString() @Length(1, 2) readonly industry!: string;
  @IsOptional() @IsText(40) readonly phone?: string;
  @IsOptional() @IsEmail() @Length(3, 200) readonly email?: string;
}

/** An employer. */
export class Employer extends EnterEmployer {
  @IsId() readonly employerId!: string;
  @IsInt() readonly version!: number;
  @IsIn(EMPLOYER_STATUSES) readonly status!: EmployerStatus;
  /** The labour office that keeps it: others read, it alone changes. */
  @IsOptional() @IsId() readonly officeId?: string;
}

/** POST /employers */
export const ENTER_EMPLOYER = operation({
  subject: 'workers.enter-employer.v1',
  summary: 'Enters an employer.',
  http: { method: 'POST', path: '/employers', status: 201, etag: true },
  roles: LABOUR,
  request: EnterEmployer,
  answer: Employer,
});

/** Which employers to list. */
export class FindEmployers extends PageRequest {
  /** The whole registration number, or a part of the name. */
  @IsOptional() @IsText(100) readonly q?: string;
  @IsOptional() @IsRegistryNumber() readonly registrationNumber?: string;
}

/** GET /employers */
export const FIND_EMPLOYERS = operation({
  subject: 'workers.find-employers.v1',
  summary: 'Employers, in the order of their entry.',
  http: { method: 'GET', path: '/employers' },
  roles: [...LABOUR, 'auditor'],
  request: FindEmployers,
  answer: Employer,
  shape: 'page',
});

/** One employer by id. */
export class OneEmployer {
  @IsId() readonly employerId!: string;
}

/** GET /employers/{employerId} */
export const GET_EMPLOYER = operation({
  subject: 'workers.get-employer.v1',
  summary: 'One employer.',
  http: { method: 'GET', path: '/employers/{employerId}', etag: true },
  roles: [...LABOUR, 'auditor'],
  request: OneEmployer,
  answer: Employer,
});

/** What changes; `null` takes a field out. Only a supervisor changes the status. */
export class AmendEmployer {
  @IsId() readonly employerId!: string;
  @IsOptional() @IsText(200) readonly name?: string;
  @OrNull() @IsText(200) readonly nameLatin?: string | null;
  @IsOptional() @IsCode() readonly territory?: string;
  @IsOptional() @IsString() @Length(1, 2) readonly industry?: string;
  @OrNull() @IsText(40) readonly phone?: string | null;
  @OrNull() @IsEmail() @Length(3, 200) readonly email?: string | null;
  @IsOptional() @IsIn(EMPLOYER_STATUSES) readonly status?: EmployerStatus;
}

/** PATCH /employers/{employerId} */
export const AMEND_EMPLOYER = operation({
  subject: 'workers.amend-employer.v1',
  summary: 'Amends an employer that the own office keeps; its supervisor suspends and reinstates it.',
  http: { method: 'PATCH', path: '/employers/{employerId}', ifMatch: true, etag: true },
  roles: LABOUR,
  request: AmendEmployer,
  answer: Employer,
});
