import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsObject, IsString, Min, ValidateNested } from 'class-validator';
import { OFFICER_ROLES, RELEASE_STATUSES, type ReleaseStatus } from '@gatebook/vocabulary';
import { Nothing } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OrNull } from '../kernel/or-null.js';
import { DIMENSION_CODE_LISTS, OneTable, TABLE_UNITS, TableQuery, type DimensionCodeList, type TableUnit } from './table-query.js';

/** A dimension of a table with the codes that occur. */
export class TableDimension {
  @IsString() readonly id!: string;
  @IsString() readonly title!: string;
  /** What the codes are: months, days, gates, territories, directions, traffic, or codes of a list of `GET /code-lists/{list}`. */
  @IsIn(DIMENSION_CODE_LISTS) readonly codeList!: DimensionCodeList;
  @IsArray() @IsString({ each: true }) readonly codes!: readonly string[];
}

/** What a table says about itself, in the caller's language. */
export class TableDescription {
  @IsString() readonly id!: string;
  @IsString() readonly title!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TableDimension) readonly dimensions!: readonly TableDimension[];
  @IsArray() @IsString({ each: true }) readonly measures!: readonly string[];
  /** What is counted: crossings and persons are never mixed. */
  @IsIn(TABLE_UNITS) readonly unit!: TableUnit;
  @IsString() readonly period!: string;
  @IsString() readonly definition!: string;
  @IsString() readonly source!: string;
}

/** GET /tables */
export const LIST_TABLES = operation({
  subject: 'statistics.list-tables.v1',
  summary: 'The statistical tables.',
  http: { method: 'GET', path: '/tables' },
  roles: OFFICER_ROLES,
  request: Nothing,
  answer: TableDescription,
  shape: 'array',
});

/** What disclosure control took from a release. Losses are null where too few cells are shown to tell them. */
export class ReleaseDisclosure {
  /** Hidden cells that all figures together would prove to count 1 to 9: none. */
  @IsInt() readonly hiddenCellsProvenSmall!: number;
  /** Mean distance of shown figures from their counts. */
  @OrNull() @IsNumber() readonly meanAbsoluteError!: number | null;
  /** Per cent of the count that stands in hidden cells. */
  @OrNull() @IsInt() readonly percentHidden!: number | null;
  /** What thresholds and secondary suppression alone would have hidden of it. */
  @OrNull() @IsInt() readonly percentHiddenPlainly!: number | null;
}

/** A numbered, frozen vintage of a table. */
export class TableRelease {
  @IsString() readonly table!: string;
  @IsInt() readonly release!: number;
  @IsIn(RELEASE_STATUSES) readonly status!: ReleaseStatus;
  /** Last month it holds. */
  @IsString() readonly until!: string;
  @IsString() readonly madeAt!: string;
  @IsInt() readonly cells!: number;
  @IsInt() readonly suppressed!: number;
  /** Null for a release from before disclosure control. */
  @OrNull() @ValidateNested() @Type(() => ReleaseDisclosure) readonly disclosure!: ReleaseDisclosure | null;
}

/** GET /tables/{tableId}/releases */
export const LIST_RELEASES = operation({
  subject: 'statistics.list-releases.v1',
  summary: 'The releases of a table, newest first.',
  http: { method: 'GET', path: '/tables/{tableId}/releases' },
  roles: OFFICER_ROLES,
  request: OneTable,
  answer: TableRelease,
  shape: 'array',
});

/** POST /tables/{tableId}/releases: freezes the closed months as they stand now. The nightly run does the same. */
export const MAKE_RELEASE = operation({
  subject: 'statistics.make-release.v1',
  summary: 'Makes a release of the closed months.',
  http: { method: 'POST', path: '/tables/{tableId}/releases', status: 201 },
  roles: ['administrator'],
  request: OneTable,
  answer: TableRelease,
});

/** Cells of a release. A cell is `{ <dimension>: <code>, …, <measure>: number | null, flag?: "suppressed" }`. */
export class TableData {
  @IsString() readonly table!: string;
  @IsInt() @Min(1) readonly release!: number;
  @IsIn(RELEASE_STATUSES) readonly status!: ReleaseStatus;
  @IsArray() @IsObject({ each: true }) readonly cells!: readonly Readonly<Record<string, string | number | null>>[];
  @IsArray() @IsString({ each: true }) readonly notes!: readonly string[];
}

/** GET /tables/{tableId}/data, as JSON or CSV. */
export const GET_TABLE_DATA = operation({
  subject: 'statistics.get-data.v1',
  summary: 'Cells of a table’s release.',
  http: { method: 'GET', path: '/tables/{tableId}/data', produces: ['text/csv'] },
  roles: OFFICER_ROLES,
  request: TableQuery,
  answer: TableData,
});
