import { permitRuleFor } from './clauses.js';
import { addDays, daysInclusive, endOfDay, localDay } from './local-time.js';
import type { PermitRule, StayPerEntryClause } from './rulebook.js';
import type { StayAnswer, StayBecause, StayEntry, StayQuestion } from './stay-question.js';

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Time spent on the host side and what is left of it, by the stay-per-entry clause: days are days of the gate's own zone, entry
 * and exit days both count, drivers have hours. Each entry begins a new stay. Where no clause is set, or one that is set cannot
 * be reckoned here (rolling window, yearly cap), the answer says RULE_NOT_SET and never "unlimited" (DESIGN section 6).
 */
export function stayOn(question: StayQuestion): StayAnswer {
  const { on, permit, rulebook } = question;
  const entry = openEntry(question.entries, on);
  const zone = entry?.zoneIn ?? question.zone;
  const today = localDay(on, zone);
  const rule = permit && rulebook ? permitRuleFor(rulebook, permit.type, permit.hostSide) : null;
  const clause = rule?.stayPerEntry;
  const inside = { inside: entry !== null, ...(entry && { since: entry.in }) };
  const daysUsed = entry ? daysInclusive(localDay(entry.in, zone), today) : 0;
  const beyondUs = unreckoned(rule);
  if (clause === undefined || beyondUs !== null) {
    const because: StayBecause = { clause: beyondUs, text: 'stay.rule-not-set', from: today, to: today, days: daysUsed };
    return { ...inside, daysUsed, daysLeft: null, ruleNotSet: true, because: [because] };
  }
  if (entry === null) return outside(clause, today);
  return 'hours' in clause
    ? hoursInside(clause, clause.hours, entry, on, daysUsed)
    : daysInside(clause, clause.days, entry, on, daysUsed, permit?.validUntil);
}

/** The clause of a kind that this engine does not reckon, or null. */
export function unreckoned(rule: PermitRule | null): string | null {
  return rule?.rollingWindow?.id ?? rule?.yearlyCap?.id ?? null;
}

/** The stay that is open at the instant: the last entry before it that has no exit yet. */
function openEntry(entries: readonly StayEntry[], on: Date): StayEntry | null {
  const begun = entries.filter((entry) => entry.in <= on).sort((a, b) => a.in.getTime() - b.in.getTime());
  const last = begun.at(-1);
  return last !== undefined && (last.out === undefined || last.out > on) ? last : null;
}

function outside(clause: StayPerEntryClause, today: string): StayAnswer {
  const allowed = 'hours' in clause ? Math.ceil(clause.hours / 24) : clause.days;
  const text = 'hours' in clause ? 'stay.per-entry-hours' : 'stay.per-entry-days';
  return {
    inside: false,
    daysUsed: 0,
    daysLeft: allowed,
    ...('hours' in clause && { hoursLeft: clause.hours }),
    ruleNotSet: false,
    because: [{ clause: clause.id, text, from: today, to: today, days: 0 }],
  };
}

function daysInside(
  clause: StayPerEntryClause,
  allowed: number,
  entry: StayEntry,
  on: Date,
  daysUsed: number,
  validUntil: string | undefined,
): StayAnswer {
  const from = localDay(entry.in, entry.zoneIn);
  const today = localDay(on, entry.zoneIn);
  const byClause = addDays(from, allowed - 1);
  const permitEndsFirst = validUntil !== undefined && validUntil < byClause;
  const mustLeaveBy = permitEndsFirst ? validUntil : byClause;
  const overstayDays = Math.max(0, daysInclusive(mustLeaveBy, today) - 1);
  const because: StayBecause[] = [{ clause: clause.id, text: 'stay.per-entry-days', from, to: today, days: daysUsed }];
  if (permitEndsFirst) because.push({ clause: null, text: 'stay.permit-ends', from: validUntil, to: validUntil, days: 0 });
  return {
    inside: true,
    since: entry.in,
    daysUsed,
    // Today is used already: on the last lawful day nothing is left.
    daysLeft: Math.max(0, daysInclusive(today, mustLeaveBy) - 1),
    mustLeaveBy,
    mustLeaveBefore: endOfDay(mustLeaveBy, entry.zoneIn),
    ...(overstayDays > 0 && { overstayDays }),
    ruleNotSet: false,
    because,
  };
}

function hoursInside(clause: StayPerEntryClause, allowed: number, entry: StayEntry, on: Date, daysUsed: number): StayAnswer {
  const end = new Date(entry.in.getTime() + allowed * HOUR_MILLISECONDS);
  const from = localDay(entry.in, entry.zoneIn);
  const today = localDay(on, entry.zoneIn);
  const millisecondsLeft = end.getTime() - on.getTime();
  // The last lawful instant lies just before the end.
  const mustLeaveBy = localDay(new Date(end.getTime() - 1), entry.zoneIn);
  return {
    inside: true,
    since: entry.in,
    daysUsed,
    daysLeft: Math.max(0, daysInclusive(today, mustLeaveBy) - 1),
    mustLeaveBy,
    mustLeaveBefore: end,
    hoursLeft: Math.max(0, Math.floor(millisecondsLeft / HOUR_MILLISECONDS)),
    // A stay of hours is overstayed from the first minute on: the day begun counts.
    ...(millisecondsLeft <= 0 && { overstayDays: Math.max(1, daysInclusive(mustLeaveBy, today) - 1) }),
    ruleNotSet: false,
    because: [{ clause: clause.id, text: 'stay.per-entry-hours', from, to: today, days: daysUsed }],
  };
}
