import 'reflect-metadata';
import { applyDecorators } from './apply-decorators.js';
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
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** True for a birth date known wholly (`1994-03-09`), to the month (`1994-03`) or to the year (`1994`). */
export function isPartialDay(value: unknown): value is string {
  if (typeof value !== 'string') return false;
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

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const COUNTED_YEARS = /^(19\d\d|2[01]\d\d|2200)-/;

/** True for an instant as RFC 3339 writes it: day, time and offset, a day that the calendar has, in a year from 1900 to 2200. */
export function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    RFC_3339.test(value) &&
    COUNTED_YEARS.test(value) &&
    isDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** A day that can be counted with: no stay of a living person lies outside these years, and every answer's year has four digits. */
export function IsCountedDay(): PropertyDecorator {
  return applyDecorators(IsDay(), Matches(COUNTED_YEARS, { message: '$property lies outside 1900-01-01 to 2200-12-31' }));
}

/** An instant with an offset, RFC 3339. */
export const IsInstant = rule('isInstant', '$property is not an instant with an offset (RFC 3339)', isInstant);

/** An id that the caller made or was given: a UUID, kept in small letters however it was written. */
export function IsId(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    IsUUID(),
  );
}

/** Several ids, each a UUID and kept in small letters. */
export function AreIds(most: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id)) : value,
    ),
    IsArray(),
    ArrayMaxSize(most),
    IsUUID(undefined, { each: true }),
  );
}

/** A number plate as it is compared: letters and digits only, however it was typed. */
export function plateKey(plate: string): string {
  return plate.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** A code of the reference data: a gate, a territory, a permit type. */
export function IsCode(): PropertyDecorator {
  return applyDecorators(IsString(), Length(1, 64), Matches(/^[A-Za-z0-9:._-]+$/, { message: '$property is not a code' }));
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
