import { IsArray, IsBoolean, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Language, PermitEntries } from '@gatebook/vocabulary';
import { PageRequest } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

/** A rule in force under which our side issues a permit type. */
export class PermitTypeRule {
  @IsString() readonly corridorId!: string;
  @IsInt() readonly rulebookVersion!: number;
  @IsString() readonly hostSide!: string;
  @IsArray() @IsString({ each: true }) readonly purposes!: readonly string[];
  /** Nationalities entitled; empty when nobody has set the rule. */
  @IsArray() @IsString({ each: true }) readonly nationalities!: readonly string[];
  /** Gates that the rule names; empty when it goes by kinds of gate. */
  @IsArray() @IsString({ each: true }) readonly gates!: readonly string[];
  @IsArray() @IsString({ each: true }) readonly zone!: readonly string[];
  @IsOptional() @IsInt() readonly maxDays?: number;
  @IsOptional() @IsInt() readonly maxMonths?: number;
  @IsOptional() @IsString() readonly entries?: PermitEntries;
}

/** A permit type: what it is called, and where our side issues it. */
export class PermitTypeInList {
  @IsString() readonly code!: string;
  @IsString() readonly category!: string;
  @IsString() readonly pair!: string;
  @IsObject() readonly names!: Readonly<Partial<Record<Language, string>>>;
  /** Whether our side issues it under a rulebook in force. */
  @IsBoolean() readonly issuedHere!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PermitTypeRule) readonly rules!: readonly PermitTypeRule[];
}

/** GET /permit-types */
export const LIST_PERMIT_TYPES = operation({
  subject: 'permits.list-types.v1',
  summary: 'Permit types, and under which rules our side issues them.',
  http: { method: 'GET', path: '/permit-types' },
  roles: 'signed-in',
  request: PageRequest,
  answer: PermitTypeInList,
  shape: 'page',
});
