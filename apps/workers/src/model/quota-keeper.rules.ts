import { Problem, type Actor } from '@gatebook/contracts';
import type { Rulebook } from '@gatebook/rulebook';
import { liesWithin } from './territory.rules.js';

/**
 * Whose the quota of an agreement is: labour offices of our side's territory of the corridor, or of one that it lies in. Throws for
 * everybody else, who reads it; a corridor whose rules nobody has signed has no territory yet.
 */
export function objectToKeeper({ territory }: Actor, rulebooks: readonly Rulebook[], side: string, today: string): void {
  const newest = rulebooks.toSorted((a, b) => b.version - a.version)[0];
  if (newest === undefined) throw new Problem('RULE_NOT_SET');
  const ours = newest.territories[newest.sides.indexOf(side)];
  const isKeeper = ours !== undefined && territory !== null && (territory === side || liesWithin(ours, territory, today));
  if (!isKeeper) throw new Problem('NOT_ALLOWED');
}
