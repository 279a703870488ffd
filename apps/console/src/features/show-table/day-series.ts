/** One cell of a release, as the registry gives it. */
export type Cell = Readonly<Record<string, unknown>>;

/** What passed on one day: a count, null where it is hidden, undefined where nobody passed. */
export interface DayCount {
  readonly day: number;
  readonly entry: number | null | undefined;
  readonly exit: number | null | undefined;
}

/** A gate's month of one kind of traffic. */
export interface DaySeries {
  readonly gate: string;
  readonly traffic: string;
  readonly days: readonly DayCount[];
}

/** The cells of a month by gate and day, every day of the month in its place. */
export function daySeries(cells: readonly Cell[], measure: string, month: string): readonly DaySeries[] {
  const length = daysIn(month);
  const byKey = new Map<string, Map<string, number | null>>();
  for (const cell of cells) {
    const key = `${String(cell['gate'])}\n${String(cell['traffic'])}`;
    const counts = byKey.get(key) ?? new Map<string, number | null>();
    const count = cell[measure];
    counts.set(`${Number(String(cell['day']).slice(8, 10))} ${String(cell['direction'])}`, typeof count === 'number' ? count : null);
    byKey.set(key, counts);
  }
  return [...byKey].map(([key, counts]) => {
    const [gate = '', traffic = ''] = key.split('\n');
    const days = Array.from({ length }, (_, place) => ({
      day: place + 1,
      entry: counts.get(`${place + 1} entry`),
      exit: counts.get(`${place + 1} exit`),
    }));
    return { gate, traffic, days };
  });
}

/** The largest count that is shown, and at least one. */
export function largestCount(series: readonly DaySeries[]): number {
  return Math.max(1, ...series.flatMap(({ days }) => days.flatMap(({ entry, exit }) => [entry ?? 0, exit ?? 0])));
}

function daysIn(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return year === undefined || number === undefined ? 31 : new Date(Date.UTC(year, number, 0)).getUTCDate();
}
