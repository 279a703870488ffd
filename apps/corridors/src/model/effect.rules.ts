import { Problem } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import { addDays, localDay, type Rulebook } from '@gatebook/rulebook';

/** The first day that a rulebook may take effect on which is signed now: tomorrow, on whichever side it comes later. */
export function earliestEffect(sides: readonly string[], at: Date): string {
  const days = sides.map((side) => addDays(localDay(at, zoneOf(side)), 1));
  return days.toSorted().at(-1) ?? addDays(localDay(at, 'UTC'), 1);
}

/** Throws for a rulebook that would take effect backwards: what was decided and passed by the rules of a day stays as those rules said. */
export function objectToBackwardEffect({ effectiveFrom, sides }: Rulebook, at: Date): void {
  const earliest = earliestEffect(sides, at);
  if (effectiveFrom < earliest)
    throw new Problem('RULEBOOK_NOT_FORWARD', { earliest }, [
      { pointer: '/document/effectiveFrom', code: 'RULEBOOK_NOT_FORWARD', detail: `${earliest} at the earliest` },
    ]);
}
