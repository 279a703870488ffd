import { IsInt, IsOptional, IsString } from 'class-validator';
import { SEX_CODES } from '@gatebook/vocabulary';
import { IsId } from '../kernel/formats.js';
import { eventKind } from '../kernel/event.js';
import { IsWordOf } from '../kernel/word.js';

/** What other services may know of a person: ids and coded attributes, no name and no document number. */
export class PersonChanged {
  @IsId() readonly personId!: string;
  @IsInt() readonly version!: number;
  /** ISO/IEC 5218. */
  @IsWordOf(SEX_CODES) readonly sex!: string;
  @IsInt() readonly birthYear!: number;
  /** ICAO 9303 alpha-3. */
  @IsString() readonly nationality!: string;
  @IsOptional() @IsString() readonly homeTerritory?: string;
}

/** Event: a person was created or amended. */
export const PERSON_CHANGED = eventKind({
  subject: 'persons.person-changed.v1',
  summary: 'A person was created or amended.',
  body: PersonChanged,
});
