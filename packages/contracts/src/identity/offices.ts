import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { OFFICE_KINDS, type OfficeKind } from '@gatebook/vocabulary';
import { IsCode, IsId, IsInstant, IsText, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** A new office. */
export class CreateOffice {
  /** As the office writes itself. */
  @IsText(200) readonly name!: string;
  @IsIn(OFFICE_KINDS) readonly kind!: OfficeKind;
  /** Code of the territory it works for. */
  @IsCode() readonly territory!: string;
  /** Gates it works at; none if absent. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsCode({ each: true }) readonly gateIds?: readonly string[];
}

/** An office. */
export class Office {
  @IsId() readonly officeId!: string;
  @IsString() readonly name!: string;
  @IsIn(OFFICE_KINDS) readonly kind!: OfficeKind;
  @IsString() readonly territory!: string;
  @IsArray() @IsString({ each: true }) readonly gateIds!: readonly string[];
  @IsInstant() readonly createdAt!: string;
}

/** POST /offices */
export const CREATE_OFFICE = operation({
  subject: 'identity.create-office.v1',
  summary: 'Adds an office.',
  http: { method: 'POST', path: '/offices', status: 201 },
  roles: ['administrator'],
  request: CreateOffice,
  answer: Office,
});

/** GET /offices */
export const LIST_OFFICES = operation({
  subject: 'identity.list-offices.v1',
  summary: 'All offices, oldest first.',
  http: { method: 'GET', path: '/offices' },
  roles: ['administrator', 'auditor'],
  request: PageRequest,
  answer: Office,
  shape: 'page',
});
