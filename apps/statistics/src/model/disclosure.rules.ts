/** The last month that is over on a day of the side's own zone, `YYYY-MM`. */
export function lastClosedMonth(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
