const DAY_MILLISECONDS = 86_400_000;
const ZERO = 48;
/** Older and later than any day of a record: an open end that can still be counted with. */
export const FAR_PAST = -1_000_000;
/** Later than any day of a record. */
export const FAR_FUTURE = 10_000_000;

const names = new Map<number, string>();

/**
 * A calendar day as a number, so that days can be subtracted: 1970-01-01 is 0. A day number belongs to no zone; whose day it is,
 * the caller knows.
 */
export function dayNumber(day: string): number {
  const digit = (index: number): number => day.charCodeAt(index) - ZERO;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  return Date.UTC(year, digit(5) * 10 + digit(6) - 1, digit(8) * 10 + digit(9)) / DAY_MILLISECONDS;
}

/** The day (`YYYY-MM-DD`) of a day number. */
export function dayName(number: number): string {
  let name = names.get(number);
  if (name === undefined) {
    name = new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);
    names.set(number, name);
  }
  return name;
}

/** First day of the calendar year that a day lies in. */
export function yearStart(number: number): number {
  return yearOf(number).from;
}

/** First day of the calendar year after the one that a day lies in. */
export function nextYearStart(number: number): number {
  return yearOf(number).next;
}

interface Year {
  readonly from: number;
  readonly next: number;
}

// Questions in a row are nearly always about one year: the last one looked up is kept.
let lastYear: Year = { from: 0, next: 365 };

function yearOf(number: number): Year {
  if (number < lastYear.from || number >= lastYear.next) {
    const year = new Date(number * DAY_MILLISECONDS).getUTCFullYear();
    lastYear = { from: Date.UTC(year, 0, 1) / DAY_MILLISECONDS, next: Date.UTC(year + 1, 0, 1) / DAY_MILLISECONDS };
  }
  return lastYear;
}
