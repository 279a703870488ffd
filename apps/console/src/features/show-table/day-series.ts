import type { Dimension } from './use-cell-texts.js';

/** One cell of a release, as the registry gives it. */
export type Cell = Readonly<Record<string, unknown>>;

/** What passed on one day: a count, null where it is hidden, undefined where nobody passed. */
export interface DayCount {
  readonly day: number;
  readonly entry: number | null | undefined;
  readonly exit: number | null | undefined;
}

/** The dimensions of a table that is drawn day by day. */
export interface DayAxes {
  readonly day: string;
  readonly direction: string;
  /** What tells its series apart. */
  readonly apart: readonly Dimension[];
}

/** A month of one series: a gate's, of one kind of traffic. */
export interface DaySeries {
  /** By `apart`. */
  readonly codes: readonly string[];
  readonly days: readonly DayCount[];
}

/** The axes of a table with days and directions, or null: any other is drawn cell by cell. */
export function dayAxesOf(dimensions: readonly Dimension[]): DayAxes | null {
  const [day, direction] = (['days', 'directions'] as const).map((list) => dimensions.find(({ codeList }) => codeList === list));
  if (day === undefined || direction === undefined) return null;
  return { day: day.id, direction: direction.id, apart: dimensions.filter((one) => one !== day && one !== direction) };
}

/** The cells of a month by series and day, every day of the month in its place. */
export function daySeries(cells: readonly Cell[], measure: string, month: string, axes: DayAxes): readonly DaySeries[] {
  const length = daysIn(month);
  const byKey = new Map<string, { readonly codes: readonly string[]; readonly counts: Map<string, number | null> }>();
  for (const cell of cells) {
    const codes = axes.apart.map(({ id }) => String(cell[id]));
    const series = byKey.get(codes.join('\n')) ?? { codes, counts: new Map<string, number | null>() };
    const count = cell[measure];
    const day = Number(String(cell[axes.day]).slice(8, 10));
    series.counts.set(`${day} ${String(cell[axes.direction])}`, typeof count === 'number' ? count : null);
    byKey.set(codes.join('\n'), series);
  }
  return [...byKey.values()].map(({ codes, counts }) => {
    const days = Array.from({ length }, (_, place) => ({
      day: place + 1,
      entry: counts.get(`${place + 1} entry`),
      exit: counts.get(`${place + 1} exit`),
    }));
    return { codes, days };
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
