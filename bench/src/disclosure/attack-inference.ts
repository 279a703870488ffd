import { cellsAround, relationsOf, type PublishedMeasure, type Relation } from './published.js';

/** What follows for certain, from all figures and the method together. */
export interface Inference {
  /** Marked cells proven to count 1 to 9. */
  readonly hiddenProvenSmall: number;
  /** Marked cells that are not zero and of which one count alone remains possible. */
  readonly hiddenPinned: number;
  /** Shown cells other than 0 of which one count alone remains possible. */
  readonly shownPinned: number;
  /** Marked siblings together, what a parent has beside one child or outside a cell within it: proven to be 1 to 9. */
  readonly groupsProvenSmall: number;
  /** Changes between two releases proven to be 1 to 9. */
  readonly changesProvenSmall: number;
}

interface Bounds {
  low: number;
  high: number;
}

/**
 * Bounds of every count from its own figure, then narrowed by every relation until nothing changes (at most 20 rounds). By the method a figure that
 * is the same as in the release before may rest on that one's count: of today's it then says that it is not small, and nothing more for certain.
 */
export function boundsOf(
  published: PublishedMeasure,
  relations: readonly Relation[],
  before: PublishedMeasure | null,
): ReadonlyMap<string, Readonly<Bounds>> {
  const { furthest, smallest } = published;
  const mayBeHeld = (cell: string, figure: number): boolean => furthest > 0 && before?.figures.get(cell) === figure;
  const bounds = new Map<string, Bounds>();
  for (const [cell, figure] of published.figures) {
    if (figure === null) bounds.set(cell, { low: 0, high: Infinity });
    else if (figure === 0) bounds.set(cell, { low: 0, high: 0 });
    else if (mayBeHeld(cell, figure)) bounds.set(cell, { low: smallest, high: Infinity });
    else bounds.set(cell, { low: Math.max(smallest, figure - furthest), high: figure + furthest });
  }
  const narrow = (cell: Bounds, low: number, high: number): boolean => {
    const next = { low: Math.max(cell.low, low), high: Math.min(cell.high, high) };
    if (next.low > next.high || (next.low === cell.low && next.high === cell.high)) return false;
    cell.low = next.low;
    cell.high = next.high;
    return true;
  };
  for (let round = 0, changed = true; changed && round < 20; round++) {
    changed = false;
    for (const { parent, children, addsUp } of relations) {
      const whole = bounds.get(parent);
      const parts = children.flatMap((child) => bounds.get(child) ?? []);
      if (whole === undefined) continue;
      const lows = parts.reduce((sum, { low }) => (addsUp ? sum + low : Math.max(sum, low)), 0);
      const infinite = parts.reduce((sum, { high }) => sum + (high === Infinity ? 1 : 0), 0);
      const highs = parts.reduce((sum, { high }) => sum + (high === Infinity ? 0 : high), 0);
      if (narrow(whole, lows, infinite > 0 ? Infinity : highs)) changed = true;
      // Bounds of the parts as they were: those found in this round only narrow further.
      for (const part of parts.map((one) => ({ one, low: one.low, high: one.high }))) {
        const open = infinite - (part.high === Infinity ? 1 : 0) > 0;
        const low = open ? 0 : whole.low - (highs - (part.high === Infinity ? 0 : part.high));
        const high = addsUp ? whole.high - (lows - part.low) : whole.high;
        if (narrow(part.one, low, high)) changed = true;
      }
    }
  }
  return bounds;
}

/** Proves what can be proven; `before` is the release before, or null. */
export function infer(now: PublishedMeasure, before: PublishedMeasure | null): Inference {
  const relations = relationsOf(now);
  const bounds = boundsOf(now, relations, before);
  const isSmall = (low: number, high: number): boolean => low >= 1 && high < 10;
  let hiddenProvenSmall = 0;
  let hiddenPinned = 0;
  let shownPinned = 0;
  for (const [cell, { low, high }] of bounds) {
    const figure = now.figures.get(cell);
    if (figure === null) {
      if (isSmall(low, high)) hiddenProvenSmall++;
      if (low === high && low > 0) hiddenPinned++;
    } else if (figure !== 0 && low === high) shownPinned++;
  }
  return {
    hiddenProvenSmall,
    hiddenPinned,
    shownPinned,
    groupsProvenSmall: groupsProvenSmall(now, relations, bounds),
    changesProvenSmall: before === null ? 0 : changesProvenSmall(now, before),
  };
}

function groupsProvenSmall(now: PublishedMeasure, relations: readonly Relation[], bounds: ReadonlyMap<string, Readonly<Bounds>>): number {
  let found = 0;
  const between = (low: number, high: number): void => {
    if (low >= 1 && high < 10) found++;
  };
  for (const { parent, children, addsUp } of relations) {
    const whole = bounds.get(parent);
    if (!addsUp || whole === undefined) continue;
    let low = whole.low;
    let high = whole.high;
    let hidden = 0;
    let hiddenLow = 0;
    for (const child of children) {
      const part = bounds.get(child);
      if (part === undefined) continue;
      if (now.figures.get(child) === null) {
        hidden++;
        hiddenLow += part.low;
        continue;
      }
      low -= part.high;
      high -= part.low;
    }
    if (hidden > 1) between(Math.max(hiddenLow, low), high);
  }
  const around = cellsAround(now);
  for (const [cell, figure] of now.figures) {
    const inner = bounds.get(cell);
    if (figure === null || figure === 0 || inner === undefined) continue;
    for (const outer of around(cell)) {
      const whole = bounds.get(outer);
      if (whole !== undefined && now.figures.get(outer) !== null) between(whole.low - inner.high, whole.high - inner.low);
    }
  }
  return found;
}

function changesProvenSmall(now: PublishedMeasure, before: PublishedMeasure): number {
  let found = 0;
  const furthest = now.furthest + before.furthest;
  for (const [cell, figure] of now.figures) {
    const earlier = before.figures.get(cell);
    if (figure === null || earlier === null || earlier === undefined) continue;
    const change = Math.abs(figure - earlier);
    if (change - furthest >= 1 && change + furthest < 10) found++;
  }
  return found;
}
