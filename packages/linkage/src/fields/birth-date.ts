import { digitsApart } from './phone.js';

/**
 * How two birth dates (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) agree; null where one is not given. Where one side knows only a year or month the
 * answers are `year-only`, `month-only`, `other-month` (of one year) and `other-year`; between full dates `same`, `swapped-day-month`, `one-digit`, `near` (a day apart),
 * `same-day-month`, `same-year`, `different`.
 */
export function compareBirthDates(left: string | undefined, right: string | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  if (left.length < 10 || right.length < 10) return comparePartly(left, right);
  if (left === right) return 'same';
  const sameYear = left.slice(0, 4) === right.slice(0, 4);
  if (sameYear && left.slice(5, 7) === right.slice(8) && left.slice(8) === right.slice(5, 7)) return 'swapped-day-month';
  if (dayNumber(left) - dayNumber(right) === 1 || dayNumber(right) - dayNumber(left) === 1) return 'near';
  if (digitsApart(left, right) === 1) return 'one-digit';
  if (left.slice(4) === right.slice(4)) return 'same-day-month';
  return sameYear ? 'same-year' : 'different';
}

function comparePartly(left: string, right: string): string {
  if (left.slice(0, 4) !== right.slice(0, 4)) return 'other-year';
  if (left.length === 4 || right.length === 4) return 'year-only';
  return left.slice(0, 7) === right.slice(0, 7) ? 'month-only' : 'other-month';
}

/** The day before and the day after a full date. */
export function neighbouringDays(date: string): readonly string[] {
  const day = dayNumber(date);
  return Number.isNaN(day) ? [] : [day - 1, day + 1].map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
}

/** The date with day and month exchanged, where that is another date. */
export function swappedDate(date: string): string | null {
  const [year = '', month = '', day = ''] = date.split('-');
  return day === month || Number(day) > 12 || date.length < 10 ? null : `${year}-${day}-${month}`;
}

/** Days since 1970-01-01, without a calendar object: comparing asks for it often. */
function dayNumber(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / 86_400_000;
}
