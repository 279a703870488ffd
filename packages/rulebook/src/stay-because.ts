import type { DaySet } from './day-set.js';
import { dayName, FAR_FUTURE, yearStart } from './day-number.js';
import type { LeaveReach } from './leave-reach.js';
import { periodOn } from './rule-timeline.js';
import type { StayBecause, StayLimit, StayRange } from './stay-question.js';
import type { StayDays } from './stay-record.js';
import { usedInWindow, usedInYear } from './stay-limits.js';

/** The two accounts of the days used. */
export interface Used {
  readonly certain: DaySet;
  readonly possible: DaySet;
}

/** What limits are told from: a leave's reach by what is proven and by all that may have been, and the days behind both. */
export interface LimitsAsked {
  readonly reach: LeaveReach;
  readonly worst: LeaveReach;
  readonly used: Used;
  readonly today: number;
  readonly inside: boolean;
}

/** Every limit that is set for a leave, with what is used of it today. Outside, today is not used by the stay that could begin. */
export function limitsOf({ reach, worst, used, today, inside }: LimitsAsked): readonly StayLimit[] {
  const { leave, timeline, perEntry, prolonged, byEntry, byWindow, byCap } = reach;
  const limits: StayLimit[] = [];
  const rule = periodOn(timeline, today).rule;
  const both = (count: (days: DaySet) => number): StayRange => {
    const certain = count(used.certain);
    return { certain, possible: used.possible === used.certain ? certain : count(used.possible) };
  };
  if (perEntry !== null) {
    const days = inside ? today - leave.start + 1 : 0;
    limits.push({
      kind: 'per-entry',
      clause: perEntry.id,
      allowed: 'days' in perEntry ? perEntry.days + prolonged.days : null,
      used: { certain: days, possible: days },
      until: untilOf(byEntry.until),
      untilAtWorst: untilOf(byEntry.until),
    });
  }
  const window = rule?.rollingWindow;
  if (window !== undefined) {
    limits.push({
      kind: 'rolling-window',
      clause: window.id,
      allowed: window.days,
      used: both((days) =>
        inside ? usedInWindow({ start: leave.start, used: days }, window, today) : days.between(today - window.inDays + 1, today),
      ),
      until: untilOf(byWindow.until),
      untilAtWorst: untilOf(worst.byWindow.until),
    });
  }
  const cap = rule?.yearlyCap;
  if (cap !== undefined) {
    limits.push({
      kind: 'yearly-cap',
      clause: cap.id,
      allowed: cap.days,
      used: both((days) => (inside ? usedInYear({ start: leave.start, used: days }, today) : days.between(yearStart(today), today))),
      until: untilOf(byCap.until),
      untilAtWorst: untilOf(worst.byCap.until),
    });
  }
  if (leave.held !== null && leave.held.until < FAR_FUTURE) {
    const until = untilOf(leave.held.until);
    limits.push({ kind: 'permit', clause: null, allowed: null, used: { certain: 0, possible: 0 }, until, untilAtWorst: until });
  }
  return limits;
}

/** Why the figures are what they are: each clause with the days it counts, and what the record does not show. */
export function becauseOf(
  reach: LeaveReach,
  limits: readonly StayLimit[],
  stays: readonly StayDays[],
  today: number,
  inside: boolean,
): readonly StayBecause[] {
  const because: StayBecause[] = [];
  const { leave, timeline, prolonged } = reach;
  const rule = periodOn(timeline, today).rule;
  let earliest = leave.start;
  for (const { kind, clause, used } of limits) {
    if (kind === 'per-entry') {
      const text = reach.endsAt === null ? 'stay.per-entry-days' : 'stay.per-entry-hours';
      because.push({ clause, text, from: dayName(inside ? leave.start : today), to: dayName(today), days: used.certain });
    } else if (kind === 'rolling-window' && rule?.rollingWindow !== undefined) {
      const from = today - rule.rollingWindow.inDays + 1;
      earliest = Math.min(earliest, from);
      because.push({ clause, text: 'stay.rolling-window', from: dayName(from), to: dayName(today), days: used.certain });
    } else if (kind === 'yearly-cap') {
      const from = yearStart(today);
      earliest = Math.min(earliest, from);
      because.push({ clause, text: 'stay.yearly-cap', from: dayName(from), to: dayName(today), days: used.certain });
    }
  }
  if (prolonged.days > 0) {
    const [first = today] = prolonged.granted;
    because.push({
      clause: prolonged.clause?.id ?? null,
      text: 'stay.extension',
      from: dayName(first),
      to: dayName(reach.byEntry.until),
      days: prolonged.days,
    });
  }
  for (const on of prolonged.withoutRule) {
    because.push({ clause: prolonged.clause?.id ?? null, text: 'stay.extension-not-set', from: dayName(on), to: dayName(on), days: 0 });
  }
  if (inside && isOlderRule(reach, today)) {
    because.push({
      clause: reach.perEntry?.id ?? null,
      text: 'stay.rule-of-first-day',
      from: dayName(leave.start),
      to: dayName(today),
      days: 0,
    });
  }
  if (reach.kind === 'permit' && leave.held !== null)
    because.push(permitStep(leave.held.from > leave.start ? 'begins' : 'ends', leave.held));
  because.push(...missingSteps(stays, earliest));
  return because;
}

/** What an unset rule says: which days were spent, and that nobody has said how many may be. */
export function notSetStep(from: number, today: number, days: number): StayBecause {
  return { clause: null, text: 'stay.rule-not-set', from: dayName(from), to: dayName(today), days };
}

/** That a permit has ended or has not begun. */
export function permitStep(what: 'begins' | 'ends', { from, until }: { readonly from: number; readonly until: number }): StayBecause {
  const day = dayName(what === 'begins' ? from : until);
  return { clause: null, text: what === 'begins' ? 'stay.permit-not-begun' : 'stay.permit-ends', from: day, to: day, days: 0 };
}

/** What was not seen and may matter to days counted from a day on: days that are possible and not certain. */
export function missingSteps(stays: readonly StayDays[], earliest: number): readonly StayBecause[] {
  const steps: StayBecause[] = [];
  for (const { in: entry, out: exit, isOpen, from, to, possibleFrom, possibleTo } of stays) {
    if (isOpen || (entry !== null && exit !== null) || possibleTo < earliest) continue;
    const text = entry !== null ? 'stay.exit-unseen' : exit !== null ? 'stay.entry-unseen' : 'stay.record-begins';
    const first = Math.max(possibleFrom, Math.min(earliest, possibleTo));
    steps.push({
      clause: null,
      text,
      from: dayName(first),
      to: dayName(possibleTo),
      days: possibleTo - first + 1 - Math.max(0, to - Math.max(from, first) + 1),
    });
  }
  return steps;
}

function isOlderRule({ timeline, perEntry, leave }: LeaveReach, today: number): boolean {
  const [then, now] = [periodOn(timeline, leave.start), periodOn(timeline, today)];
  if (then.version === now.version || perEntry === null) return false;
  return JSON.stringify(then.rule?.stayPerEntry) !== JSON.stringify(now.rule?.stayPerEntry);
}

function untilOf(day: number): string | null {
  return day >= FAR_FUTURE ? null : dayName(day);
}
