import type { DaySet } from './day-set.js';
import { FAR_FUTURE, nextYearStart, yearStart } from './day-number.js';
import type { RollingWindowClause, YearlyCapClause } from './rulebook.js';
import type { RulePeriod, RuleTimeline } from './rule-timeline.js';

/** A presence that goes on without a break from its first day, on top of the days used before it. */
export interface Presence {
  readonly start: number;
  readonly used: DaySet;
}

/** The last lawful day by one kind of clause, and the clause that ends it. */
export interface Reach {
  readonly until: number;
  readonly clause: string | null;
}

const ENDLESS: Reach = { until: FAR_FUTURE, clause: null };

/** Days used on a day of the window that ends on it, the day itself included. */
export function usedInWindow({ start, used }: Presence, { inDays }: Pick<RollingWindowClause, 'inDays'>, day: number): number {
  const first = day - inDays + 1;
  return used.between(first, Math.min(start - 1, day)) + (day < start ? 0 : day - Math.max(start, first) + 1);
}

/** Days used on a day of the calendar year that it lies in, the day itself included. */
export function usedInYear({ start, used }: Presence, day: number): number {
  const first = yearStart(day);
  return used.between(first, Math.min(start - 1, day)) + (day < start ? 0 : day - Math.max(start, first) + 1);
}

/** Last day of the presence before a rolling window is exceeded; each day is judged by the version in force on it. */
export function windowReach(presence: Presence, { periods }: RuleTimeline): Reach {
  for (const period of periods) {
    const window = period.rule?.rollingWindow;
    if (window === undefined || period.to < presence.start) continue;
    const first = Math.max(presence.start, period.from);
    const isOver = (day: number): boolean => usedInWindow(presence, window, day) > window.days;
    if (isOver(first)) return { until: first - 1, clause: window.id };
    // Who stays on uses a day with every day and wins back one at most: once exceeded, it stays so, and a search by halves finds the day.
    let lawful = first;
    let over = Math.min(period.to, first + window.days);
    if (!isOver(over)) continue;
    while (over - lawful > 1) {
      const middle = (lawful + over) >> 1;
      if (isOver(middle)) over = middle;
      else lawful = middle;
    }
    return { until: lawful, clause: window.id };
  }
  return ENDLESS;
}

/** Last day of the presence before a yearly cap is exceeded; each day is judged by the version in force on it. */
export function capReach(presence: Presence, { periods }: RuleTimeline): Reach {
  for (const period of periods) {
    const cap = period.rule?.yearlyCap;
    if (cap === undefined || period.to < presence.start) continue;
    const until = capReachWithin(presence, cap, period);
    if (until < FAR_FUTURE) return { until, clause: cap.id };
  }
  return ENDLESS;
}

function capReachWithin(presence: Presence, { days }: YearlyCapClause, period: RulePeriod): number {
  let first = Math.max(presence.start, period.from);
  // A leap year ends every cap below 366 days within eight years.
  for (let year = 0; year <= 9 && first <= period.to; year += 1) {
    const next = nextYearStart(first);
    const last = first + days - usedInYear(presence, first);
    if (last < Math.min(next - 1, period.to)) return Math.max(last, first - 1);
    first = next;
  }
  return FAR_FUTURE;
}

/** Last day, from a day on, for which some rule says how long a stay may be: where a later version sets none, nothing is "unlimited". */
export function ruleReach(from: number, { periods }: RuleTimeline, perEntryIsSet: boolean): number {
  if (perEntryIsSet) return FAR_FUTURE;
  for (const period of periods) {
    if (period.to >= from && !limitsDays(period)) return Math.max(from, period.from) - 1;
  }
  return FAR_FUTURE;
}

/** Whether a version limits the days of a stay by a window or a cap. */
export function limitsDays({ rule }: RulePeriod): boolean {
  return rule?.rollingWindow !== undefined || rule?.yearlyCap !== undefined;
}
