import type { Side } from '@gatebook/vocabulary';
import { addDays, localDay } from './local-time.js';
import type { Rulebook } from './rulebook.js';

/** A rulebook with the instant of its second signature; absent where a release told it that did not say. */
export interface SignedRulebook {
  readonly document: Rulebook;
  readonly inForceSince?: string;
}

/**
 * The rulebooks as each day knew them: no version speaks of a day that was over, or had begun, when the second side signed it, so what
 * was lawful on a day stays so. The first version of a corridor is taken at its word: before it there were no rules to be judged by.
 * `until`: what was signed at that instant or later was not known then.
 */
export function rulebooksAsKnown(signed: readonly SignedRulebook[], zoneOf: (side: Side) => string, until?: Date): readonly Rulebook[] {
  const first = new Map<string, SignedRulebook>();
  for (const one of signed) {
    const before = first.get(one.document.corridorId);
    if (before === undefined || wasThereBefore(one, before)) first.set(one.document.corridorId, one);
  }
  return signed.flatMap((one) => {
    const { document, inForceSince } = one;
    if (inForceSince === undefined || first.get(document.corridorId) === one) return [document];
    if (until !== undefined && Date.parse(inForceSince) >= until.getTime()) return [];
    const days = document.sides.map((side) => addDays(localDay(new Date(inForceSince), zoneOf(side)), 1));
    const effectiveFrom = [document.effectiveFrom, ...days].reduce((later, day) => (day > later ? day : later));
    const isOver = document.effectiveUntil !== undefined && document.effectiveUntil < effectiveFrom;
    return isOver ? [] : [{ ...document, effectiveFrom }];
  });
}

/** What does not say when it was signed was there first; of those the lower version. */
function wasThereBefore(one: SignedRulebook, other: SignedRulebook): boolean {
  const between = signedAt(one) - signedAt(other);
  return between < 0 || (between === 0 && one.document.version < other.document.version);
}

function signedAt({ inForceSince }: SignedRulebook): number {
  return inForceSince === undefined ? 0 : Date.parse(inForceSince);
}
