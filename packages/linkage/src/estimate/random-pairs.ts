import type { FieldModel } from '../model.js';
import { contextOf } from './maximise.js';

/** A small generator of numbers from 0 to below 1 with a seed (mulberry32), so that an estimate can be repeated to the bit. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Random pairs of places in two lists, or of two different places in one list where the second is not given. */
export function* randomPairs(count: number, size: number, otherSize: number | null, seed: number): Generator<readonly [number, number]> {
  const random = seeded(seed);
  if (size === 0 || otherSize === 0 || (otherSize === null && size < 2)) return;
  for (let made = 0; made < count; made += 1) {
    const at = Math.floor(random() * size);
    const other = Math.floor(random() * (otherSize ?? size - 1));
    yield [at, otherSize === null && other >= at ? other + 1 : other];
  }
}

/** The fields with u from counts of random pairs, each context adding up to one; a level never seen keeps `pseudoCount` pairs of its starting u. */
export function withRandom(
  fields: readonly FieldModel[],
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  pseudoCount: number,
): readonly FieldModel[] {
  return fields.map(({ field, levels }) => {
    const seen = (level: string, u: number): number => (counts.get(field)?.get(level) ?? 0) + pseudoCount * u;
    const totals = new Map<string, number>();
    for (const { level, u } of levels) totals.set(contextOf(level), (totals.get(contextOf(level)) ?? 0) + seen(level, u));
    return { field, levels: levels.map(({ level, m, u }) => ({ level, m, u: seen(level, u) / (totals.get(contextOf(level)) ?? 1) })) };
  });
}

/** Counts levels over pairs. */
export function countLevels(
  pairs: Iterable<readonly { readonly field: string; readonly level: string }[]>,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const observations of pairs) {
    for (const { field, level } of observations) {
      const byLevel = counts.get(field) ?? new Map<string, number>();
      byLevel.set(level, (byLevel.get(level) ?? 0) + 1);
      counts.set(field, byLevel);
    }
  }
  return counts;
}

/** Disagreement never speaks for one person, even where random pairs of a list never disagree, as with nationality where all have one. */
export function disagreementNeverFavours(field: FieldModel): FieldModel {
  return {
    field: field.field,
    levels: field.levels.map((odds) => (odds.level.endsWith('different') && odds.u < odds.m ? { ...odds, u: odds.m } : odds)),
  };
}
