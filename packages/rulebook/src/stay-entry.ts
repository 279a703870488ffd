import type { UsedByType } from './day-account.js';
import type { DaySet } from './day-set.js';
import { nextYearStart, yearStart } from './day-number.js';
import { chainReach, type Account, type ChainReach } from './leave-reach.js';
import { periodOn, type RulePeriod } from './rule-timeline.js';
import { limitsStay } from './clauses.js';
import { chainFrom, hasCard, holdsOn, type KnownPermit } from './stay-leaves.js';

/** What a new entry is judged by. */
export interface EntryCircumstances {
  readonly permits: readonly KnownPermit[];
  readonly usedOf: UsedByType;
  readonly today: number;
  readonly zone: string;
  /** The permit that is to be used; undefined: any. */
  readonly permitNumber: string | undefined;
}

/**
 * How long a stay could last that is entered on a day: under the permit asked for, else under the valid one that allows most. Null
 * when no permit is valid, or none for which a rule is set. An instant matters for rules in hours alone.
 */
export function entryReach(day: number, startAt: number | null, circumstances: EntryCircumstances, account: Account): ChainReach | null {
  let best: ChainReach | null = null;
  for (const held of usable(circumstances)) {
    if (!holdsOn(held, day)) continue;
    const chain = chainFrom({ start: day, held, startAt, zone: circumstances.zone }, circumstances.permits);
    const reach = chainReach(chain, circumstances.usedOf, account, circumstances.today);
    if (setsRule(periodOn(held.timeline, day)) && (best === null || reach.last.until > best.last.until)) best = reach;
  }
  return best;
}

/** First day from today on on which an entry would be lawful if nobody is inside after today; null when there is none. */
export function earliestEntry(circumstances: EntryCircumstances, account: Account): number | null {
  let best: number | null = null;
  for (const held of usable(circumstances)) {
    const found = earliestUnder(held, circumstances.usedOf(held.permit.type)[account], circumstances.today);
    if (found !== null && (best === null || found < best)) best = found;
  }
  return best;
}

/** The permits under which an entry can be thought of. */
export function usable({ permits, permitNumber }: EntryCircumstances): readonly KnownPermit[] {
  return permits.filter((held) => held.permit.entriesLeft !== 0 && (permitNumber === undefined || hasCard(held, permitNumber)));
}

/** Whether a version says how long a stay may be. */
export function setsRule(period: RulePeriod): boolean {
  return period.rule !== null && limitsStay(period.rule);
}

function earliestUnder(held: KnownPermit, used: DaySet, today: number): number | null {
  for (const period of held.timeline.periods) {
    if (!setsRule(period)) continue;
    const last = Math.min(period.to, held.until);
    let first = Math.max(period.from, held.from, today);
    while (first <= last) {
      // Within a year, and from tomorrow on, time only wins days back; so today and each year are looked at by themselves.
      const end = first === today ? today : Math.min(last, nextYearStart(first) - 1);
      const found = firstFree(period, used, first, end);
      if (found !== null) return found;
      first = end + 1;
    }
  }
  return null;
}

function firstFree(period: RulePeriod, used: DaySet, first: number, last: number): number | null {
  const rule = period.rule;
  if (rule?.yearlyCap !== undefined && used.between(yearStart(first), first - 1) + 1 > rule.yearlyCap.days) return null;
  const window = rule?.rollingWindow;
  if (window === undefined) return first;
  const isFree = (day: number): boolean => used.between(day - window.inDays + 1, day - 1) + 1 <= window.days;
  if (isFree(first)) return first;
  if (!isFree(last)) return null;
  let shut = first;
  let free = last;
  while (free - shut > 1) {
    const middle = (shut + free) >> 1;
    if (isFree(middle)) free = middle;
    else shut = middle;
  }
  return free;
}
