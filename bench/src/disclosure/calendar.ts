import type { Dimension } from '@gatebook/disclosure';

/** The days of a year, `YYYY-MM-DD`. */
export function daysOf(year: number): readonly string[] {
  const days: string[] = [];
  for (const day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1))
    days.push(day.toISOString().slice(0, 10));
  return days;
}

/** Year, month and day as a dimension; a year cut short has fewer months. */
export function calendarOf(id: string, year: number, monthsOfYear = 12): Dimension {
  const days = daysOf(year).filter((day) => Number(day.slice(5, 7)) <= monthsOfYear);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  return {
    id,
    levels: [
      { id: 'year', codes: [{ code: String(year) }] },
      { id: 'month', codes: months.map((code) => ({ code, parent: String(year) })) },
      { id: 'day', codes: days.map((code) => ({ code, parent: code.slice(0, 7) })) },
    ],
  };
}

/** A dimension with a total `_T` and its codes. */
export function withTotal(id: string, codes: readonly string[], personsAddUp = false): Dimension {
  return {
    id,
    personsAddUp,
    levels: [
      { id: 'total', codes: [{ code: '_T' }] },
      { id: 'code', codes: codes.map((code) => ({ code, parent: '_T' })) },
    ],
  };
}
