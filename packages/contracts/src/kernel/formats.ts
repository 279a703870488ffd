import 'reflect-metadata';
import { applyDecorators } from './apply-decorators.js';
import { isPlainInstantText, plainInstant } from './instants.js';
import { plainText, registryNumber } from './plain-text.js';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsUUID,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  registerDecorator,
  type ValidationOptions,
} from 'class-validator';
import { Transform, Type } from 'class-transformer';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that the calendar has, written `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  // The proleptic calendar of Date has a year 0, the calendar of people and of PostgreSQL has none.
  if (typeof value !== 'string' || !DAY.test(value) || value.startsWith('0000')) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

const BIRTH_YEARS = /^(18[5-9]\d|19\d\d|2[01]\d\d|2200)(-|$)/;

/**
 * True for a birth date known wholly (`1994-03-09`), to the month (`1994-03`) or to the year (`1994`), in the years that the registry keeps
 * (the constraint `person_birth_year_plausible`).
 */
export function isPartialDay(value: unknown): value is string {
  if (typeof value !== 'string' || !BIRTH_YEARS.test(value)) return false;
  if (/^\d{4}$/.test(value)) return true;
  if (/^\d{4}-\d{2}$/.test(value)) return isDay(`${value}-01`);
  return isDay(value);
}

function rule(name: string, message: string, test: (value: unknown) => boolean) {
  return (options?: ValidationOptions): PropertyDecorator =>
    (target, propertyName) =>
      registerDecorator({
        name,
        target: target.constructor,
        propertyName: String(propertyName),
        options: { message, ...options },
        validator: { validate: test },
      });
}

/** A calendar day, `YYYY-MM-DD`. */
export const IsDay = rule('isDay', '$property is not a day of the calendar (YYYY-MM-DD)', isDay);
/** A birth date with the precision that is known. */
export const IsPartialDay = rule('isPartialDay', '$property is not a date (YYYY, YYYY-MM or YYYY-MM-DD)', isPartialDay);

const COUNTED_YEARS = /^(19\d\d|2[01]\d\d|2200)-/;

/** True for an instant as RFC 3339 writes it: day, time and offset, a day that the calendar has, in a year from 1900 to 2200. */
export function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    isPlainInstantText(value) &&
    COUNTED_YEARS.test(value) &&
    isDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** A day that can be counted with: no stay of a living person lies outside these years, and every answer's year has four digits. */
export function IsCountedDay(): PropertyDecorator {
  return applyDecorators(IsDay(), Matches(COUNTED_YEARS, { message: '$property lies outside 1900-01-01 to 2200-12-31' }));
}

const HasInstantForm = rule('isInstant', '$property is not an instant with an offset (RFC 3339)', isInstant);

/** An instant with an offset, RFC 3339, however it is written there. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(Transform(eachText(plainInstant)), HasInstantForm());
}

/** An id that the caller made or was given: a UUID, kept in small letters however it was written. With `each` a list of them. */
export function IsId({ each = false }: { readonly each?: boolean } = {}): PropertyDecorator {
  return applyDecorators(Transform(eachText((text) => plainText(text).toLowerCase())), IsUUID('all', { each }));
}

/** Changes a text, or each text of a list; leaves what is neither for the rules to refuse. */
function eachText(change: (text: string) => string): (given: { readonly value: unknown }) => unknown {
  const one = (value: unknown): unknown => (typeof value === 'string' ? change(value) : value);
  return ({ value }) => (Array.isArray(value) ? value.map(one) : one(value));
}

/** Several ids, each a UUID and kept in small letters. */
export function AreIds(most: number): PropertyDecorator {
  return applyDecorators(IsArray(), ArrayMaxSize(most), IsId({ each: true }));
}

/** A number plate as it is compared: letters and digits only, however it was typed. */
export function plateKey(plate: string): string {
  return plate
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const CODE = /^[A-Za-z0-9:._-]+$/;

/** Reads a text, or each of a list, in plain signs (`plainText`); the other rules of the field see it so. */
export function InPlainSigns({ capitals = false }: { readonly capitals?: boolean } = {}): PropertyDecorator {
  return Transform(eachText(capitals ? registryNumber : plainText));
}

/** A code of the reference data: a gate, a territory, a permit type. Capitals and small letters are told apart. With `each` a list of them. */
export function IsCode({ each = false }: { readonly each?: boolean } = {}): PropertyDecorator {
  const message = each ? '$property holds something that is not a code' : '$property is not a code';
  return applyDecorators(InPlainSigns(), IsString({ each }), Length(1, 64, { each }), Matches(CODE, { each, message }));
}

/** A number that a registry gave, of a permit, a registration or an employer: found however it was typed (`registryNumber`). */
export function IsRegistryNumber(): PropertyDecorator {
  const message = '$property is not a number of a registry';
  return applyDecorators(InPlainSigns({ capitals: true }), IsString(), Length(1, 64), Matches(CODE, { message }));
}

// oxlint-disable-next-line no-control-regex
const NO_CONTROL_CHARACTERS = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/;

/** Free text a person wrote: bounded, without control characters. */
export function IsText(longest: number): PropertyDecorator {
  return applyDecorators(IsString(), Length(1, longest), Matches(NO_CONTROL_CHARACTERS, { message: '$property holds control characters' }));
}

/** Paging: how many, and after which cursor. */
export class PageRequest {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) readonly limit?: number;
  @IsOptional() @IsString() @Length(1, 200) readonly after?: string;
}

/** One page of a list; `next` is the cursor for the following one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A request without any field. */
export class Nothing {}
