import { IsIn, IsOptional, Length, Matches, ValidateIf } from 'class-validator';
import { DIRECTIONS, TRAFFIC } from '@gatebook/vocabulary';
import { CODE_LISTS } from '../corridors/directory.js';
import { IsCode, IsDay } from '../kernel/formats.js';

/** What a cell counts: these are never mixed. */
export const TABLE_UNITS = ['crossings', 'persons'] as const;
/** One of the things that tables count. */
export type TableUnit = (typeof TABLE_UNITS)[number];

/** What the codes of a dimension are: times, places, words of the gate's screen, or codes of a list that `GET /code-lists/{list}` names. */
export const DIMENSION_CODE_LISTS = ['months', 'days', 'gates', 'territories', 'directions', 'traffic', ...CODE_LISTS] as const;
/** What the codes of one dimension are. */
export type DimensionCodeList = (typeof DIMENSION_CODE_LISTS)[number];

/** Which table. */
export class OneTable {
  @IsCode() readonly tableId!: string;
}

/**
 * Which cells of which release: beside the release one field for each dimension that any table has, with the form of its codes. Those that a
 * table does not have are refused. A total (`_T`, a territory's gates) is given to who asks for it.
 */
export class TableQuery extends OneTable {
  /** `latest` or a number. */
  @IsOptional() @Matches(/^(latest|[1-9]\d{0,6})$/) readonly release?: string;
  @IsOptional() @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) readonly month?: string;
  @ValidateIf(({ day }: TableQuery) => day !== undefined && day !== '_T') @IsDay() readonly day?: string;
  @IsOptional() @IsCode() readonly gate?: string;
  @IsOptional() @IsIn([...DIRECTIONS, '_T']) readonly direction?: string;
  @IsOptional() @IsIn(TRAFFIC) readonly traffic?: string;
  @IsOptional() @IsCode() readonly homeTerritory?: string;
  @IsOptional() @IsCode() readonly hostTerritory?: string;
  @IsOptional() @Length(1, 2) readonly sex?: string;
  @IsOptional() @Length(2, 2) readonly occupation?: string;
}

/** A dimension of any table: what no field above declares cannot be asked for, and so is none. */
export type DimensionId = Exclude<keyof TableQuery, keyof OneTable | 'release'>;
