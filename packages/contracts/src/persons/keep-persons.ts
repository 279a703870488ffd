import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Matches, ValidateNested } from 'class-validator';
import { LABOUR, PERMIT, SEX_CODES } from '@gatebook/vocabulary';
import { AreIds, IsCode, IsId, IsPartialDay, IsText } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';
import { Decision } from './decision.js';
import { Person, PersonDocument, PersonName, RegisteredPerson, RegisterPerson } from './person.js';
import { OnePerson } from './persons-internal.js';

/** POST /persons */
export const REGISTER_PERSON = operation({
  subject: 'persons.register.v1',
  summary: 'Enters a person; names those who may be the same and merges nobody. Whoever is known already is asked about first.',
  http: { method: 'POST', path: '/persons', status: 201, etag: true },
  roles: [...LABOUR, ...PERMIT],
  request: RegisterPerson,
  answer: RegisteredPerson,
});

/** GET /persons/{personId} */
export const GET_PERSON = operation({
  subject: 'persons.get.v1',
  summary: 'A person’s record. The reading stands in the person’s own access log.',
  http: { method: 'GET', path: '/persons/{personId}', purpose: true, etag: true },
  roles: [...LABOUR, ...PERMIT],
  request: OnePerson,
  answer: Person,
});

/** What changes in a person's record; names and documents replace all there were, `null` takes a field out. */
export class AmendPerson {
  @IsId() readonly personId!: string;
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PersonName)
  readonly names?: readonly PersonName[];
  @IsOptional() @IsIn(SEX_CODES) readonly sex?: string;
  @IsOptional() @IsPartialDay() readonly birthDate?: string;
  @IsOptional() @Matches(/^[A-Z]{1,3}$/) readonly nationality?: string;
  @OrNull() @IsCode() readonly homeTerritory?: string | null;
  @OrNull() @IsText(500) readonly homeAddress?: string | null;
  @OrNull() @IsText(40) readonly phone?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PersonDocument)
  readonly documents?: readonly PersonDocument[];
  /** Whom an officer says this is not, of those that PERSON_ALREADY_KNOWN named: twins and listed children share papers. */
  @IsOptional() @AreIds(20) readonly notTheSameAs?: readonly string[];
  /** Answers to what was asked before. */
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => Decision) readonly decisions?: readonly Decision[];
}

/** Answer to PATCH /persons/{personId}. */
export class AmendedPerson {
  @IsId() readonly personId!: string;
  @IsInt() readonly version!: number;
}

/** PATCH /persons/{personId} */
export const AMEND_PERSON = operation({
  subject: 'persons.amend.v1',
  summary: 'Corrects a person’s record; the earlier version is kept.',
  http: { method: 'PATCH', path: '/persons/{personId}', ifMatch: true, purpose: true, etag: true },
  roles: [...LABOUR, ...PERMIT],
  request: AmendPerson,
  answer: AmendedPerson,
});
