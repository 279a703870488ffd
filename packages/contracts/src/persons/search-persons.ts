import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { GATE, LABOUR, PERMIT } from '@gatebook/vocabulary';
import { IsPartialDay } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { PersonName, PossibleDuplicate } from './person.js';
import { ShownDocument } from './persons-internal.js';

/** POST /persons/search: by a document, or by names with the birth date. */
export class SearchPersons {
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ShownDocument) readonly document?: ShownDocument;
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => PersonName)
  readonly names?: readonly PersonName[];
  @IsOptional() @IsPartialDay() readonly birthDate?: string;
  @IsOptional() @Matches(/^[A-Z]{1,3}$/) readonly nationality?: string;
}

/** Somebody who fits the search, with as much as lets an officer choose. */
export class SearchCandidate extends PossibleDuplicate {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonName) readonly names!: readonly PersonName[];
  @IsPartialDay() readonly birthDate!: string;
  @IsString() readonly nationality!: string;
}

/** Answer to POST /persons/search, the likeliest first. */
export class SearchResult {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SearchCandidate) readonly candidates!: readonly SearchCandidate[];
}

/** POST /persons/search. At the gate by document only. */
export const SEARCH_PERSONS = operation({
  subject: 'persons.search.v1',
  summary: 'Finds people by a document, or by Latin name and birth date. Every candidate’s access log shows it.',
  http: { method: 'POST', path: '/persons/search', purpose: true },
  roles: [...LABOUR, ...PERMIT, ...GATE],
  request: SearchPersons,
  answer: SearchResult,
});
