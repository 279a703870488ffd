import { ruleIsSet, type LeaveReach } from './leave-reach.js';
import type { DaySet } from './day-set.js';
import { holdsOn } from './stay-leaves.js';
import { usedInWindow, usedInYear } from './stay-limits.js';
import { periodOn } from './rule-timeline.js';
import type { StayLimitKind } from './stay-question.js';

/** How one day under a leave was counted: lawful and by which clause, or against which. */
export interface JudgedDay {
  readonly lawful: boolean | null;
  readonly clause: string | null;
  readonly kind: StayLimitKind;
}

/** Judges one day of a stay by every clause: per entry by the version of the leave's first day, windows and caps by that of the day. */
export function judgeDay(reach: LeaveReach, used: DaySet, day: number): JudgedDay {
  const { leave, timeline, perEntry, byEntry } = reach;
  const presence = { start: leave.start, used };
  const rule = periodOn(timeline, day).rule;
  const window = rule?.rollingWindow;
  const cap = rule?.yearlyCap;
  if (leave.held !== null && !holdsOn(leave.held, day)) return { lawful: false, clause: null, kind: 'permit' };
  if (!ruleIsSet(reach, day)) return { lawful: null, clause: null, kind: 'rule-not-set' };
  if (perEntry !== null && day > byEntry.until) return { lawful: false, clause: perEntry.id, kind: 'per-entry' };
  if (window !== undefined && usedInWindow(presence, window, day) > window.days)
    return { lawful: false, clause: window.id, kind: 'rolling-window' };
  if (cap !== undefined && usedInYear(presence, day) > cap.days) return { lawful: false, clause: cap.id, kind: 'yearly-cap' };
  if (perEntry !== null) return { lawful: true, clause: perEntry.id, kind: 'per-entry' };
  if (window !== undefined) return { lawful: true, clause: window.id, kind: 'rolling-window' };
  return { lawful: true, clause: cap?.id ?? null, kind: 'yearly-cap' };
}

/** How many days of a leave until today were unlawful. A stay in hours that ended today is overstayed by the day that has begun. */
export function unlawfulDays(reach: LeaveReach, used: DaySet, today: number, on: number): number {
  if (reach.until >= today) return reach.endsAt !== null && on >= reach.endsAt ? 1 : 0;
  let days = 0;
  for (let day = Math.max(reach.leave.start, reach.until + 1); day <= today; day += 1) {
    if (judgeDay(reach, used, day).lawful === false) days += 1;
  }
  return days;
}
