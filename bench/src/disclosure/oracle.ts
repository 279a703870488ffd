import { relationsOf, type PublishedMeasure } from './published.js';

/** A question to the oracle: cells of the finest level, and between which numbers their counts together lie. */
export interface Group {
  readonly cells: readonly string[];
  readonly low: number;
  readonly high: number;
}

/**
 * The slow exact answer for small tables whose counts add up: whether there is any table of whole numbers that fits every published figure and
 * in which a group's count lies between two numbers. It tries all tables, leaving out only branches that no table can come from.
 */
export class Oracle {
  private readonly finest: readonly string[];
  private readonly sums: readonly Group[];
  private readonly top: number;

  constructor(published: PublishedMeasure) {
    const { spec, figures, furthest, smallest } = published;
    const deepest = spec.dimensions.map(({ levels }) => new Set(levels.at(-1)?.codes.map(({ code }) => code)));
    this.finest = [...figures.keys()].filter((cell) => cell.split('|').every((code, place) => deepest[place]?.has(code)));
    this.top = Math.max(0, ...[...figures.values()].map((figure) => (figure ?? 0) + furthest));
    const parts = leavesOf(published, new Set(this.finest));
    this.sums = [...figures].flatMap(([cell, figure]) => {
      if (figure === null) return [];
      const bounds = figure === 0 ? { low: 0, high: 0 } : { low: Math.max(smallest, figure - furthest), high: figure + furthest };
      return [{ cells: parts.get(cell) ?? [cell], ...bounds }];
    });
  }

  /** Whether some table that fits has the group's count between `low` and `high`. */
  canBe(group: Group): boolean {
    return this.search([...this.sums, { ...group, high: Math.min(group.high, this.finest.length * this.top) }]);
  }

  /** Whether it follows for certain that these cells together count 1 to 9. */
  isProvenSmall(cells: readonly string[]): boolean {
    return !this.canBe({ cells, low: 0, high: 0 }) && !this.canBe({ cells, low: 10, high: Infinity });
  }

  private search(constraints: readonly Group[]): boolean {
    const place = new Map(this.finest.map((cell, at) => [cell, at]));
    const groups = constraints.map(({ cells, low, high }) => ({ places: cells.flatMap((cell) => place.get(cell) ?? []), low, high }));
    return fits(
      groups,
      this.finest.map(() => 0),
      this.finest.map(() => this.top),
    );
  }
}

interface Sum {
  readonly places: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Narrows the ranges until nothing changes, then splits the widest one at its middle. */
function fits(sums: readonly Sum[], lows: readonly number[], highs: readonly number[]): boolean {
  const low = [...lows];
  const high = [...highs];
  for (let changed = true; changed;) {
    changed = false;
    for (const { places, low: least, high: most } of sums) {
      const all = places.reduce((sum, at) => ({ low: sum.low + (low[at] ?? 0), high: sum.high + (high[at] ?? 0) }), { low: 0, high: 0 });
      if (all.low > most || all.high < least) return false;
      for (const at of places) {
        const newLow = Math.max(low[at] ?? 0, least - (all.high - (high[at] ?? 0)));
        const newHigh = Math.min(high[at] ?? 0, most - (all.low - (low[at] ?? 0)));
        if (newLow > newHigh) return false;
        if (newLow !== low[at] || newHigh !== high[at]) changed = true;
        all.low += newLow - (low[at] ?? 0);
        all.high += newHigh - (high[at] ?? 0);
        low[at] = newLow;
        high[at] = newHigh;
      }
    }
  }
  let widest = 0;
  for (const at of low.keys()) if ((high[at] ?? 0) - (low[at] ?? 0) > (high[widest] ?? 0) - (low[widest] ?? 0)) widest = at;
  const from = low[widest] ?? 0;
  const to = high[widest] ?? 0;
  if (from === to) return true;
  const middle = Math.floor((from + to) / 2);
  return fits(sums, low, high.with(widest, middle)) || fits(sums, low.with(widest, middle + 1), high);
}

/** The cells of the finest level within each cell. */
function leavesOf(published: PublishedMeasure, finest: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const childrenOf = new Map(relationsOf(published).map(({ parent, children }) => [parent, children]));
  const leaves = new Map<string, readonly string[]>();
  const of = (cell: string): readonly string[] => {
    const known = leaves.get(cell);
    if (known) return known;
    const own = finest.has(cell) ? [cell] : (childrenOf.get(cell) ?? []).flatMap(of);
    leaves.set(cell, own);
    return own;
  };
  for (const cell of published.figures.keys()) of(cell);
  return leaves;
}
