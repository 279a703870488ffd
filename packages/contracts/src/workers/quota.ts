import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { LABOUR, QUOTA_PERIODS, type QuotaPeriod } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsId } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** So many places for contracts that begin in a period, and, where said, between these territories or in this industry. */
export class QuotaLine {
  @IsIn(QUOTA_PERIODS) readonly period!: QuotaPeriod;
  /** First day of the period, a day of the host side. */
  @IsDay() readonly from!: string;
  @IsInt() @Min(0) @Max(10_000_000) readonly places!: number;
  @IsOptional() @IsCode() readonly homeTerritory?: string;
  @IsOptional() @IsCode() readonly hostTerritory?: string;
  /** ISIC Rev.4 section or division. */
  @IsOptional() @IsString() @Length(1, 2) readonly industry?: string;
}

/** A line with what has been taken of it. */
export class QuotaLineStanding extends QuotaLine {
  /** Places of submitted registrations. */
  @IsInt() readonly reserved!: number;
  /** Places of approved ones. */
  @IsInt() readonly used!: number;
  @IsInt() readonly free!: number;
}

/** Whose quota. */
export class OneQuota {
  @IsId() readonly agreementId!: string;
}

/** GET /agreements/{agreementId}/quota */
export const GET_QUOTA = operation({
  subject: 'workers.get-quota.v1',
  summary: 'The quota of an agreement with what is reserved, used and free.',
  http: { method: 'GET', path: '/agreements/{agreementId}/quota' },
  roles: [...LABOUR, 'auditor'],
  request: OneQuota,
  answer: QuotaLineStanding,
  shape: 'array',
});

/** The whole quota of an agreement: a line that is missing is taken away, unless places of it are taken. */
export class SetQuota {
  @IsId() readonly agreementId!: string;
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => QuotaLine) readonly lines!: readonly QuotaLine[];
}

/** PUT /agreements/{agreementId}/quota. If-Match is checked when given: the first quota has no version to match. */
export const SET_QUOTA = operation({
  subject: 'workers.set-quota.v1',
  summary: 'Sets the quota of an agreement of the own territory.',
  http: { method: 'PUT', path: '/agreements/{agreementId}/quota', bodyField: 'lines', ifMatch: false, bodyLimitBytes: 131_072 },
  roles: ['labour-supervisor'],
  request: SetQuota,
  answer: QuotaLineStanding,
  shape: 'array',
});
