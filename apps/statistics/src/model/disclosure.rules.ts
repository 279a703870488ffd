/** Fewest units that a shown cell may count (DESIGN, section 9). */
export const SMALLEST_SHOWN = 10;

/** A count as it may be shown: null hides a small one. Totals are never given, so that none can be subtracted. */
export function shownValue(count: number): number | null {
  return count === 0 || count >= SMALLEST_SHOWN ? count : null;
}

/** The last month that is over on a day of the side's own zone, `YYYY-MM`. */
export function lastClosedMonth(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
