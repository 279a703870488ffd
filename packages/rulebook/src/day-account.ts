import { DaySet, type DayRun } from './day-set.js';
import { leavesOf, onlyPermitOf, type KnownPermit } from './stay-leaves.js';
import type { StayDays, StayRecord } from './stay-record.js';

/** Days spent on the host side: the certain ones, and all that may have been. The two are one set where nothing is missing. */
export interface UsedDays {
  readonly certain: DaySet;
  readonly possible: DaySet;
}

/** The days that count under permits of one type, with further days of a stay that goes on. */
export type UsedByType = (type: string, further?: readonly FurtherDays[]) => UsedDays;

/** Days to come, under a permit of a type, if the person stays. */
export interface FurtherDays extends DayRun {
  readonly type: string | null;
}

interface TypedRun {
  readonly type: string | null;
  readonly from: number;
  readonly to: number;
  readonly possibleFrom: number;
  readonly possibleTo: number;
}

/**
 * Days used, by permit type: a window or a cap belongs to a permit type and counts the days under permits of that type, whichever
 * of them and in however many stays; days for which no permit is known count for every type. A day spent inside twice is one day.
 */
export function usedDays(record: StayRecord, permits: readonly KnownPermit[], zone: string): UsedByType {
  let runs: readonly TypedRun[] | null = null;
  const allRuns = (): readonly TypedRun[] => (runs ??= record.stays.flatMap((stay) => runsOf(stay, permits, zone)));
  const byType = new Map<string, UsedDays>();
  return (type, further) => {
    if (further !== undefined) {
      const later = further.map((run) => ({ ...run, possibleFrom: run.from, possibleTo: run.to }));
      return ofRuns([...allRuns(), ...later], type, record.isCertain);
    }
    let used = byType.get(type);
    if (used === undefined) {
      used = isSpentUnder(type, record, permits) ? ofStays(record) : ofRuns(allRuns(), type, record.isCertain);
      byType.set(type, used);
    }
    return used;
  };
}

/** Whether every stay of a record, from its first day to its last, counts under one type: nearly always so, and quick to tell. */
function isSpentUnder(type: string, { stays }: StayRecord, permits: readonly KnownPermit[]): boolean {
  for (const stay of stays) {
    const held = onlyPermitOf(stay, permits);
    if (held === undefined || (held !== null && held.permit.type !== type)) return false;
  }
  return true;
}

function runsOf(stay: StayDays, permits: readonly KnownPermit[], zone: string): readonly TypedRun[] {
  const leaves = leavesOf(stay, permits, zone);
  return leaves
    .filter(({ start }, index) => index === 0 || start <= stay.possibleTo)
    .map((leave, index): TypedRun => {
      const end = (leaves[index + 1]?.start ?? Number.POSITIVE_INFINITY) - 1;
      return {
        type: leave.held?.permit.type ?? null,
        from: index === 0 ? stay.from : leave.start,
        to: Math.min(stay.to, end),
        possibleFrom: index === 0 ? stay.possibleFrom : leave.start,
        possibleTo: Math.min(stay.possibleTo, end),
      };
    });
}

function ofStays({ stays, isCertain }: StayRecord): UsedDays {
  const certain = DaySet.of(stays);
  return { certain, possible: isCertain ? certain : DaySet.of(stays.map(asPossible)) };
}

function ofRuns(runs: readonly TypedRun[], type: string, isCertain: boolean): UsedDays {
  const counted = runs.filter((run) => run.type === type || run.type === null);
  const certain = DaySet.of(counted);
  return { certain, possible: isCertain ? certain : DaySet.of(counted.map(asPossible)) };
}

function asPossible({ possibleFrom, possibleTo }: Pick<StayDays, 'possibleFrom' | 'possibleTo'>): DayRun {
  return { from: possibleFrom, to: possibleTo };
}
