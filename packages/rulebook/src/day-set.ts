/** A run of days, both ends included. */
export interface DayRun {
  readonly from: number;
  readonly to: number;
}

/** Days, each counted once however often they were given: disjoint runs in order, with the count of all days before each. */
export class DaySet {
  private constructor(
    private readonly from: readonly number[],
    private readonly to: readonly number[],
    private readonly before: readonly number[],
  ) {}

  /** The days of runs, which may touch and overlap; a run that ends before it begins has none. */
  static of(given: readonly DayRun[]): DaySet {
    const runs = isInOrder(given) ? given : given.toSorted((a, b) => a.from - b.from);
    const from: number[] = [];
    const to: number[] = [];
    const before: number[] = [];
    let end = Number.NEGATIVE_INFINITY;
    let total = 0;
    for (const run of runs) {
      if (run.to <= end || run.to < run.from) continue;
      const begin = run.from > end ? run.from : end + 1;
      if (begin === end + 1 && to.length > 0) to[to.length - 1] = run.to;
      else {
        from.push(begin);
        to.push(run.to);
        before.push(total);
      }
      total += run.to - begin + 1;
      end = run.to;
    }
    return new DaySet(from, to, before);
  }

  /** How many of the days lie between two days, both included. */
  between(first: number, last: number): number {
    return last < first ? 0 : this.upTo(last) - this.upTo(first - 1);
  }

  /** Whether a day is one of them. */
  has(day: number): boolean {
    return this.between(day, day) === 1;
  }

  private upTo(day: number): number {
    let low = 0;
    let high = this.from.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((this.from[middle] ?? 0) <= day) low = middle + 1;
      else high = middle - 1;
    }
    if (high < 0) return 0;
    const begin = this.from[high] ?? 0;
    const end = this.to[high] ?? 0;
    return (this.before[high] ?? 0) + (day < end ? day : end) - begin + 1;
  }
}

function isInOrder(runs: readonly DayRun[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { from } of runs) {
    if (from < last) return false;
    last = from;
  }
  return true;
}
