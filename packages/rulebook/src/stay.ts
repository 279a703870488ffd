import { usedDays } from './day-account.js';
import { dayName, dayNumber, FAR_FUTURE } from './day-number.js';
import { chainReach, reachOf, ruleIsSet, typeOf, type LeaveReach } from './leave-reach.js';
import { startOfDay } from './local-time.js';
import { periodOn } from './rule-timeline.js';
import { becauseOf, limitsOf, missingSteps, notSetStep, permitStep } from './stay-because.js';
import { unlawfulDays } from './stay-days.js';
import { earliestEntry, entryReach, usable, type EntryCircumstances } from './stay-entry.js';
import { cardOn, holdsOn, knownPermits, leavesOf, type Leave } from './stay-leaves.js';
import type { StayAnswer, StayLimit, StayQuestion } from './stay-question.js';
import { readRecord, type StayRecord } from './stay-record.js';

const NO_RANGE = { certain: 0, possible: 0 } as const;
const HOUR_MILLISECONDS = 3_600_000;

/**
 * Time spent on the host side and what is left of it, by every clause that is set: per entry in days or hours with extensions,
 * rolling window, yearly cap, and the permits' own ends. Days are days of the host side's posts; entry and exit days both count.
 * Where a rule that is needed is not set, the answer says so and never "unlimited".
 */
export function stayOn(question: StayQuestion): StayAnswer {
  const record = readRecord(question);
  const permits = knownPermits(question);
  const usedOf = usedDays(record, permits, question.zone);
  const circumstances: EntryCircumstances = {
    permits,
    usedOf,
    today: record.today,
    zone: question.zone,
    permitNumber: question.permitNumber,
  };
  const answer = record.open === null ? answerOutside(question, record, circumstances) : answerInside(question, record, circumstances);
  return { ...answer, ...plansOf(question, record, circumstances, answer.ruleNotSet) };
}

function answerInside(question: StayQuestion, record: StayRecord, { permits, usedOf, today }: EntryCircumstances): StayAnswer {
  const { open, stays, isCertain } = record;
  if (open === null || open.in === null) throw new Error('nobody is inside');
  const leaves = leavesOf(open, permits, question.zone);
  const active = leaves.findLast(({ start }) => start <= today) ?? leaves[0];
  if (active === undefined) throw new Error('a stay has a leave');
  const reach = reachOf(active, usedOf(typeOf(active)).certain, today);
  const base = { day: dayName(today), inside: true, since: open.in.at, ...standing(active, reach, today) };
  if (!ruleIsSet(reach, today)) {
    const days = today - active.start + 1;
    return notSet(base, days, [notSetStep(active.start, today, days), ...missingSteps(stays, active.start)]);
  }
  const used = usedOf(typeOf(active));
  const worst = isCertain ? reach : reachOf(active, used.possible, today);
  const limits = limitsOf({ reach, worst, used, today, inside: true });
  const chain = leaves.slice(leaves.indexOf(active));
  const end = chain.length === 1 ? reach : chainReach(chain, usedOf, 'certain', today).last;
  const atWorst = isCertain ? end : chainReach(chain, usedOf, 'possible', today).last;
  const overstayDays = unlawfulDays(reach, used.certain, today, question.on.getTime());
  const daysUsedRange = tightest(limits)?.used ?? NO_RANGE;
  return {
    ...base,
    daysUsed: daysUsedRange.certain,
    daysUsedRange,
    // Today is used already: on the last lawful day nothing is left.
    daysLeft: leftAfter(today, end),
    daysLeftAtWorst: leftAfter(today, atWorst),
    ...(end.until < FAR_FUTURE && { mustLeaveBy: dayName(end.until), mustLeaveBefore: endOf(end) }),
    ...(end.endsAt !== null && { hoursLeft: hoursUntil(end, question.on) }),
    ...(overstayDays > 0 && { overstayDays }),
    limits,
    ruleNotSet: false,
    because: becauseOf(end.leave === reach.leave ? end : reach, limits, stays, today, true),
  };
}

function answerOutside(question: StayQuestion, record: StayRecord, circumstances: EntryCircumstances): StayAnswer {
  const { today, usedOf } = circumstances;
  const { stays, isCertain } = record;
  const now = question.on.getTime();
  const entry = entryReach(today, now, circumstances, 'certain');
  if (entry === null) return outsideWithoutLeave(stays, circumstances);
  const { first: entered, last: reach } = entry;
  const atWorst = isCertain ? reach : entryReach(today, now, circumstances, 'possible')?.last;
  const used = usedOf(typeOf(entered.leave));
  const worst = isCertain ? entered : reachOf(entered.leave, used.possible, today);
  const limits = limitsOf({ reach: entered, worst, used, today, inside: false });
  const binding = tightest(limits);
  const daysUsedRange = binding?.used ?? NO_RANGE;
  const counted = (days: boolean): number => (binding?.kind !== 'per-entry' && days ? 1 : 0);
  const left = (until: number, isUsed: boolean): number | null =>
    until >= FAR_FUTURE ? null : Math.max(0, until - today + 1 - counted(isUsed));
  return {
    day: dayName(today),
    inside: false,
    ...standing(entered.leave, entered, today),
    daysUsed: daysUsedRange.certain,
    daysUsedRange,
    daysLeft: left(reach.until, used.certain.has(today)),
    daysLeftAtWorst: atWorst === undefined ? null : left(atWorst.until, used.possible.has(today)),
    ...(reach.until >= today && reach.until < FAR_FUTURE && { couldStayUntil: dayName(reach.until) }),
    ...(reach.endsAt !== null && { hoursLeft: hoursUntil(reach, question.on) }),
    limits,
    ruleNotSet: false,
    because: becauseOf(entered, limits, stays, today, false),
  };
}

/** Outside with no permit valid today, or none with a rule: a permit that is over leaves nothing, a rule that is not set says nothing. */
function outsideWithoutLeave(stays: StayRecord['stays'], circumstances: EntryCircumstances): StayAnswer {
  const { today, zone } = circumstances;
  const candidates = usable(circumstances);
  const isValid = candidates.some((candidate) => holdsOn(candidate, today));
  const next = candidates.find(({ from }) => from > today);
  const held = next ?? candidates.at(-1) ?? null;
  const leave: Leave = { start: today, held, startAt: null, zone };
  const used = circumstances.usedOf(typeOf(leave));
  const reach = reachOf(leave, used.certain, today);
  const base = { day: dayName(today), inside: false, ...standing(leave, reach, today) };
  if (held === null || isValid || !ruleIsSet(reach, today))
    return notSet(base, 0, [notSetStep(today, today, 0), ...missingSteps(stays, today)]);
  return {
    ...base,
    daysUsed: 0,
    daysUsedRange: NO_RANGE,
    daysLeft: 0,
    daysLeftAtWorst: 0,
    limits: limitsOf({ reach, worst: reachOf(leave, used.possible, today), used, today, inside: false }),
    ruleNotSet: false,
    because: [permitStep(held.from > today ? 'begins' : 'ends', held), ...missingSteps(stays, today)],
  };
}

function plansOf(question: StayQuestion, record: StayRecord, circumstances: EntryCircumstances, ruleNotSet: boolean) {
  const earliest = earliestEntry(circumstances, 'certain');
  const atWorst = record.isCertain ? earliest : earliestEntry(circumstances, 'possible');
  const planned = question.plannedEntry === undefined ? null : dayNumber(question.plannedEntry);
  const length = (account: 'certain' | 'possible'): number | undefined => {
    if (planned === null) return undefined;
    const reach = entryReach(planned, null, circumstances, account);
    // A permit that is valid and has no rule leaves the question open; no valid permit at all answers it.
    if (reach === null) return usable(circumstances).some((held) => holdsOn(held, planned)) ? undefined : 0;
    return reach.last.until >= FAR_FUTURE ? undefined : Math.max(0, reach.last.until - planned + 1);
  };
  const [certain, possible] = [length('certain'), length('possible')];
  return {
    ...(!(ruleNotSet && earliest === null) && {
      earliestNextEntry: earliest === null ? null : dayName(earliest),
      earliestNextEntryAtWorst: atWorst === null ? null : dayName(atWorst),
    }),
    ...(certain !== undefined && { maxStayFromPlannedEntry: certain }),
    ...(possible !== undefined && { maxStayFromPlannedEntryAtWorst: possible }),
  };
}

/** Under which permit, in which zone of stay, and by which versions of the rulebook somebody stays. */
function standing({ held, start }: Leave, { timeline }: LeaveReach, today: number) {
  const now = periodOn(timeline, today);
  const clause = now.rule?.zone;
  const territories = held?.permit.zone?.length ? held.permit.zone : clause?.territories;
  return {
    permitNumber: held === null ? null : cardOn(held, today),
    basis: { corridorId: timeline.corridorId, versionOfEntry: periodOn(timeline, start).version, versionOfDay: now.version },
    ...(territories !== undefined && { zone: { clause: clause?.id ?? null, territories } }),
  };
}

/** The counting limit that ends first; of several, the one named first. */
function tightest(limits: readonly StayLimit[]): StayLimit | null {
  const end = ({ until }: StayLimit): string => until ?? '9999-12-31';
  return limits
    .filter(({ kind }) => kind !== 'permit')
    .reduce<StayLimit | null>((best, limit) => (best === null || end(limit) < end(best) ? limit : best), null);
}

function notSet<Base>(base: Base, daysUsed: number, because: StayAnswer['because']) {
  const daysUsedRange = { certain: daysUsed, possible: daysUsed };
  return { ...base, daysUsed, daysUsedRange, daysLeft: null, daysLeftAtWorst: null, limits: [], ruleNotSet: true, because };
}

function leftAfter(today: number, { until }: LeaveReach): number | null {
  return until >= FAR_FUTURE ? null : Math.max(0, until - today);
}

/** First instant that is no longer lawful. */
function endOf({ until, endsAt, byEntry, leave }: LeaveReach): Date {
  if (endsAt !== null && byEntry.until <= until) return new Date(endsAt);
  return startOfDay(dayName(until + 1), leave.zone);
}

function hoursUntil(reach: LeaveReach, on: Date): number {
  return Math.max(0, Math.floor((endOf(reach).getTime() - on.getTime()) / HOUR_MILLISECONDS));
}
