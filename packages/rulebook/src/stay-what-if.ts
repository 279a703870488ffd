import { DaySet, type DayRun } from './day-set.js';
import { dayName, dayNumber, FAR_FUTURE, nextYearStart, yearStart } from './day-number.js';
import type { RulePeriod, RuleTimeline } from './rule-timeline.js';
import { capReach, windowReach } from './stay-limits.js';

/** A rule on its own: so many days in any so many, in a calendar year, or for each entry. */
export type WhatIfRule =
  { readonly days: number; readonly inDays: number } | { readonly daysPerYear: number } | { readonly daysPerEntry: number };

/** Stays by their days, and what is asked of them. No person, no permit, no zone: the days are those of whoever asks. */
export interface WhatIfQuestion {
  readonly rule: WhatIfRule;
  /** Entry and exit days, both counted; without `to` the stay goes on. In any order. */
  readonly stays: readonly { readonly from: string; readonly to?: string }[];
  readonly on: string;
  readonly plannedEntry?: string;
}

/** What a rule comes to on a day. */
export interface WhatIfAnswer {
  /** Days used in the window, year or stay that ends on the day, the day itself included if it was spent inside. */
  readonly daysUsed: number;
  readonly daysLeft: number;
  /** By how many days the rule is exceeded on the day. */
  readonly overstayDays: number;
  /** First day that counts. */
  readonly windowFrom: string;
  /**
   * Last lawful day of the stay that the day lies in, if it goes on; outside, of one that begins on the day. Absent where there is
   * no lawful day, or no end.
   */
  readonly lastLawfulDay?: string;
  /** First day from the day on on which an entry would be lawful, if no other stay follows. */
  readonly earliestNextEntry?: string;
  /** Longest lawful stay that begins on the planned day; stays listed before it count, and an open one as if the person left on the day asked about. */
  readonly maxStayFromPlannedEntry?: number;
}

/** The stay engine without a person: what a rule says of some stays on a day (model: Regulation (EU) 2016/399, article 6). */
export function stayWhatIf({ rule, stays, on, plannedEntry }: WhatIfQuestion): WhatIfAnswer {
  const today = dayNumber(on);
  const runs = stays
    .map(({ from, to }): DayRun => ({ from: dayNumber(from), to: to === undefined ? FAR_FUTURE : dayNumber(to) }))
    .toSorted((a, b) => a.from - b.from);
  const present = DaySet.of(runs);
  const open = currentStay(rule, runs, present, today);
  const windowFrom = firstCounted(rule, open, today);
  const daysUsed = present.between(windowFrom, today);
  const allowed = allowedBy(rule);
  const start = open ?? today;
  const until = reach(rule, start, present);
  const planned = plannedEntry === undefined ? null : dayNumber(plannedEntry);
  const plannedUntil = planned === null ? FAR_FUTURE : reach(rule, planned, DaySet.of(endedOn(today, runs)));
  const next = earliest(
    rule,
    DaySet.of(runs.filter(({ from }) => from <= today).map(({ from, to }) => ({ from, to: Math.min(to, today) }))),
    today,
  );
  return {
    daysUsed,
    daysLeft: Math.max(0, allowed - daysUsed),
    overstayDays: Math.max(0, daysUsed - allowed),
    windowFrom: dayName(windowFrom),
    ...(until >= start && until < FAR_FUTURE && { lastLawfulDay: dayName(until) }),
    ...(next !== null && { earliestNextEntry: dayName(next) }),
    ...(planned !== null && plannedUntil < FAR_FUTURE && { maxStayFromPlannedEntry: Math.max(0, plannedUntil - planned + 1) }),
  };
}

/** Who plans to enter again has left by then: a stay without an end ends on the day asked about. */
function endedOn(today: number, runs: readonly DayRun[]): readonly DayRun[] {
  return runs.map(({ from, to }) => ({ from, to: to === FAR_FUTURE && from <= today ? today : to }));
}

/** First day of the presence without a break that the day lies in; per entry, of the stay alone. Null outside. */
function currentStay(rule: WhatIfRule, runs: readonly DayRun[], present: DaySet, today: number): number | null {
  if (!present.has(today)) return null;
  if ('daysPerEntry' in rule) return runs.findLast(({ from, to }) => from <= today && today <= to)?.from ?? null;
  let first = today;
  for (const { from, to } of runs.toReversed()) if (from < first && to >= first - 1) first = from;
  return first;
}

function firstCounted(rule: WhatIfRule, open: number | null, today: number): number {
  if ('inDays' in rule) return today - rule.inDays + 1;
  return 'daysPerYear' in rule ? yearStart(today) : (open ?? today);
}

function allowedBy(rule: WhatIfRule): number {
  if ('inDays' in rule) return rule.days;
  return 'daysPerYear' in rule ? rule.daysPerYear : rule.daysPerEntry;
}

/** Last lawful day of a presence that begins on a day; the day before where that is none. */
function reach(rule: WhatIfRule, start: number, present: DaySet): number {
  if ('daysPerEntry' in rule) return start + rule.daysPerEntry - 1;
  const presence = { start, used: present };
  const timeline = timelineOf(rule);
  return Math.min(windowReach(presence, timeline).until, capReach(presence, timeline).until);
}

function timelineOf(rule: WhatIfRule): RuleTimeline {
  const clause = { id: 'what-if', sources: [], confidence: 'unverified' } as const;
  const period: RulePeriod = {
    from: -FAR_FUTURE,
    to: FAR_FUTURE,
    version: null,
    effectiveFrom: null,
    rule: {
      type: 'what-if',
      hostSide: '',
      issuedBy: '',
      purposes: [],
      ...('inDays' in rule && { rollingWindow: { ...clause, days: rule.days, inDays: rule.inDays } }),
      ...('daysPerYear' in rule && { yearlyCap: { ...clause, days: rule.daysPerYear } }),
    },
  };
  return { corridorId: null, periods: [period] };
}

function earliest(rule: WhatIfRule, used: DaySet, today: number): number | null {
  if (allowedBy(rule) < 1) return null;
  if ('daysPerEntry' in rule) return today;
  if ('daysPerYear' in rule) return used.between(yearStart(today), today - 1) < rule.daysPerYear ? today : nextYearStart(today);
  let day = today;
  while (used.between(day - rule.inDays + 1, day - 1) >= rule.days) day += 1;
  return day;
}
