import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { LANGUAGES, SIDE_CODE, TERRITORY_LEVELS, type Language, type TerritoryLevel } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsId, IsText, PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';

/** Which territories to list. */
export class ListTerritories extends PageRequest {
  /** Those that exist on this day; of every time if absent. */
  @IsOptional() @IsDay() readonly on?: string;
  @IsOptional() @Matches(SIDE_CODE) readonly side?: string;
  @IsOptional() @IsIn(TERRITORY_LEVELS) readonly level?: TerritoryLevel;
}

/** A territory with the days between which it existed. */
export class TerritoryInList {
  @IsString() readonly id!: string;
  @IsString() readonly side!: string;
  @IsString() readonly level!: string;
  @IsObject() readonly names!: Readonly<Partial<Record<Language, string>>>;
  @OrNull() @IsString() readonly parent!: string | null;
  @OrNull() @IsString() readonly validFrom!: string | null;
  @OrNull() @IsString() readonly validUntil!: string | null;
  @IsArray() @IsString({ each: true }) readonly predecessors!: readonly string[];
  @IsArray() @IsString({ each: true }) readonly successors!: readonly string[];
  @IsString() readonly confidence!: string;
}

/** GET /territories */
export const LIST_TERRITORIES = operation({
  subject: 'corridors.list-territories.v1',
  summary: 'Territories, of every time or of one day.',
  http: { method: 'GET', path: '/territories' },
  roles: 'signed-in',
  request: ListTerritories,
  answer: TerritoryInList,
  shape: 'page',
});

/** POST /focal-points: a post at an authority that the other side turns to. The post, not the person who holds it. */
export class EnterFocalPoint {
  @Matches(SIDE_CODE) readonly side!: string;
  @IsText(300) readonly authority!: string;
  @IsOptional() @IsCode() readonly gateId?: string;
  /** What the post is called. */
  @IsText(200) readonly title!: string;
  @IsArray() @ArrayMaxSize(4) @ArrayUnique() @IsIn(LANGUAGES, { each: true }) readonly languages!: readonly Language[];
  /** Of the office. */
  @IsOptional() @IsEmail() @MaxLength(254) readonly email?: string;
  /** Of the office. */
  @IsOptional() @IsText(40) readonly phone?: string;
  @IsDay() readonly from!: string;
  @IsOptional() @IsDay() readonly until?: string;
}

/** A focal point as kept. */
export class FocalPoint extends EnterFocalPoint {
  @IsId() readonly focalPointId!: string;
  @IsInt() readonly version!: number;
  /** The office that keeps the entry: others read, it alone changes. */
  @IsOptional() @IsId() readonly officeId?: string;
}

/** POST /focal-points */
export const ENTER_FOCAL_POINT = operation({
  subject: 'corridors.enter-focal-point.v1',
  summary: 'Enters a focal point into the dated directory.',
  http: { method: 'POST', path: '/focal-points', status: 201 },
  roles: ['focal-point', 'administrator'],
  request: EnterFocalPoint,
  answer: FocalPoint,
});

/** POST /focal-points/{focalPointId}/end: the last day, earlier or later than before. */
export class EndFocalPoint {
  @IsId() readonly focalPointId!: string;
  @IsDay() readonly until!: string;
  @IsText(500) readonly reason!: string;
}

/** POST /focal-points/{focalPointId}/end */
export const END_FOCAL_POINT = operation({
  subject: 'corridors.end-focal-point.v1',
  summary: 'Sets the last day of a focal point that the own office keeps.',
  http: { method: 'POST', path: '/focal-points/{focalPointId}/end' },
  roles: ['focal-point', 'administrator'],
  request: EndFocalPoint,
  answer: FocalPoint,
});

/** Which focal points to list. */
export class ListFocalPoints extends PageRequest {
  @IsOptional() @Matches(SIDE_CODE) readonly side?: string;
  @IsOptional() @IsCode() readonly gateId?: string;
  /** Those who hold on this day; all if absent. */
  @IsOptional() @IsDay() readonly on?: string;
}

/** GET /focal-points */
export const LIST_FOCAL_POINTS = operation({
  subject: 'corridors.list-focal-points.v1',
  summary: 'The dated directory of focal points.',
  http: { method: 'GET', path: '/focal-points' },
  roles: 'signed-in',
  request: ListFocalPoints,
  answer: FocalPoint,
  shape: 'page',
});

/** Lists of codes that screens choose from. */
export const CODE_LISTS = [
  'occupations',
  'industries',
  'permit-types',
  'nationalities',
  'document-types',
  'sexes',
  'sides',
  'purposes',
  'permit-purposes',
] as const;

/** Which list of codes. */
export class GetCodeList extends PageRequest {
  @IsIn(CODE_LISTS) readonly list!: (typeof CODE_LISTS)[number];
}

/** A code with its names; a name that is not known in a language is absent. */
export class CodeWithNames {
  @IsString() readonly code!: string;
  /** The code one level up, where the list has levels. */
  @OrNull() @IsString() readonly parent?: string | null;
  @IsObject() readonly names!: Readonly<Partial<Record<Language, string>>>;
}

/** GET /code-lists/{list} */
export const GET_CODE_LIST = operation({
  subject: 'corridors.get-code-list.v1',
  summary: 'A list of codes with their names in every language.',
  http: { method: 'GET', path: '/code-lists/{list}' },
  roles: 'signed-in',
  request: GetCodeList,
  answer: CodeWithNames,
  shape: 'page',
});
