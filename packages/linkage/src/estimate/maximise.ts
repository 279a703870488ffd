import type { FieldModel, Observation } from '../model.js';

/** Pairs that were seen with the same levels, and how many they are (a fraction where a pair counts in part). */
export interface Pattern {
  readonly levels: readonly { readonly field: string; readonly level: string }[];
  readonly count: number;
}

/** What EM found. */
export interface Maximised {
  readonly fields: readonly FieldModel[];
  /** The share of the pairs that are matches, as EM sees them. */
  readonly share: number;
  readonly rounds: number;
}

/** Gathers observations into patterns: EM goes over a few thousand patterns and not over millions of pairs. */
export function patternsOf(pairs: Iterable<readonly Observation[]>): readonly Pattern[] {
  const byKey = new Map<string, { levels: Pattern['levels']; count: number }>();
  for (const observations of pairs) {
    const key = observations.map(({ field, level }) => `${field}=${level}`).join('|');
    const before = byKey.get(key);
    if (before === undefined) byKey.set(key, { levels: observations.map(({ field, level }) => ({ field, level })), count: 1 });
    else before.count += 1;
  }
  return [...byKey.values()];
}

/**
 * Estimates m by expectation and maximisation with u held fixed (Fellegi and Sunter 1969; Winkler 1988; u from random pairs as in Splink).
 * EM that also moves u on blocked pairs is not safe: blocked pairs of two people are no random pairs. `pseudoCount` keeps a level that
 * was never seen from being impossible: every level begins with that many matches, spread as in the starting model. `universe`: how many pairs
 * there are in all, where the patterns are only those that share a key; the others count as pairs of two.
 */
export function maximise(
  patterns: readonly Pattern[],
  start: readonly FieldModel[],
  options: { readonly share: number; readonly universe?: number; readonly rounds?: number; readonly pseudoCount?: number },
): Maximised {
  const { rounds = 200, pseudoCount = 2 } = options;
  let { share } = options;
  let fields = start;
  const total = options.universe ?? patterns.reduce((sum, { count }) => sum + count, 0);
  for (let round = 1; round <= rounds; round += 1) {
    const { matched, counts } = expect(patterns, fields, share);
    const next = fields.map((field) => withMatches(field, start, counts.get(field.field) ?? new Map(), pseudoCount));
    const moved = Math.abs(matched / total / share - 1);
    share = Math.min(Math.max(matched / total, 1e-9), 1 - 1e-9);
    fields = next;
    if (moved < 1e-7) return { fields, share, rounds: round };
  }
  return { fields, share, rounds };
}

/** How many matches are expected among the patterns, in all and by field and level. */
export function expect(
  patterns: readonly Pattern[],
  fields: readonly FieldModel[],
  share: number,
): { readonly matched: number; readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>> } {
  const ratios = new Map(fields.map(({ field, levels }) => [field, new Map(levels.map(({ level, m, u }) => [level, m / u]))]));
  const counts = new Map<string, Map<string, number>>(fields.map(({ field }) => [field, new Map<string, number>()]));
  let matched = 0;
  for (const { levels, count } of patterns) {
    let odds = share / (1 - share);
    for (const { field, level } of levels) odds *= ratios.get(field)?.get(level) ?? 1;
    const matches = count * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
    matched += matches;
    for (const { field, level } of levels) {
      const byLevel = counts.get(field);
      byLevel?.set(level, (byLevel.get(level) ?? 0) + matches);
    }
  }
  return { matched, counts };
}

/** The field with m from counts of matches, each context of levels adding up to one. */
export function withMatches(
  field: FieldModel,
  start: readonly FieldModel[],
  counts: ReadonlyMap<string, number>,
  pseudoCount: number,
): FieldModel {
  const before = new Map(start.find((candidate) => candidate.field === field.field)?.levels.map(({ level, m }) => [level, m]) ?? []);
  const seen = (level: string): number => (counts.get(level) ?? 0) + pseudoCount * (before.get(level) ?? 0);
  const totals = new Map<string, number>();
  for (const { level } of field.levels) totals.set(contextOf(level), (totals.get(contextOf(level)) ?? 0) + seen(level));
  return {
    field: field.field,
    levels: field.levels.map(({ level, u }) => ({ level, u, m: seen(level) / (totals.get(contextOf(level)) ?? 1) })),
  };
}

/** The context of a level: what stands before its colon. */
export function contextOf(level: string): string {
  return level.includes(':') ? level.slice(0, level.indexOf(':')) : '';
}
