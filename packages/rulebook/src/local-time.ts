import { Temporal } from 'temporal-polyfill';
import { dayName, dayNumber } from './day-number.js';
import { zoneDay, zoneOffset } from './zone-clock.js';

const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;

/** The day (`YYYY-MM-DD`) that an instant falls on by a zone's clock. */
export function localDay(at: Date, zone: string): string {
  return dayName(zoneDay(at.getTime(), zone));
}

/** The instant at which a local day shows so many minutes after midnight on the wall clock; a time that is skipped comes as much later. */
export function instantAt(day: string, minutes: number, zone: string): Date {
  const wall = dayNumber(day) * DAY_MILLISECONDS + minutes * MINUTE_MILLISECONDS;
  const at = wall - zoneOffset(wall, zone);
  // Where the clocks are not changed within a day, one offset holds; elsewhere Temporal knows which of two times is meant.
  const isSteady = zoneOffset(at - DAY_MILLISECONDS, zone) === zoneOffset(at + DAY_MILLISECONDS, zone);
  if (isSteady) return new Date(at);
  return new Date(Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes }).toZonedDateTime(zone).epochMilliseconds);
}

/** First instant of a local day. */
export function startOfDay(day: string, zone: string): Date {
  const at = instantAt(day, 0, zone);
  if (localDay(at, zone) === day && localDay(new Date(at.getTime() - 1), zone) < day) return at;
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/** First instant after a local day. */
export function endOfDay(day: string, zone: string): Date {
  return startOfDay(addDays(day, 1), zone);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return dayName(dayNumber(day) + days);
}

/** The day so many months later; the last of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** How many days from the first to the last, both counted; below 1 when the last comes first. */
export function daysInclusive(first: string, last: string): number {
  return dayNumber(last) - dayNumber(first) + 1;
}

/** ISO weekday of a day, 1 = Monday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Minutes after midnight of `HH:MM`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
