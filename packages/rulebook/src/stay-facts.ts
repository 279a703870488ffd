import type { StayFacts } from './check-question.js';
import { daysInclusive } from './local-time.js';
import type { StayAnswer, StayLimit } from './stay-question.js';

/**
 * What a check needs to know of a stay. The end of the permit is not among it: its validity has reasons of its own. A window or cap
 * that only exceeds by what may have been refuses nobody.
 */
export function stayFactsOf(stay: StayAnswer): StayFacts {
  const { inside, day, limits, overstayDays, ruleNotSet } = stay;
  const isOver = overstayDays !== undefined && overstayDays > 0;
  const past = limits.filter((limit) => isPast(limit.until, day));
  const exhausted = past.find(({ kind }) => kind !== 'permit') ?? (isOver && past.length === 0 ? limits.find(isInHours) : undefined);
  const exceeded = limits.find((limit) => isCount(limit) && isPast(limit.untilAtWorst, day));
  return {
    inside,
    daysLeft: ruleNotSet ? null : daysLeft(stay, exhausted !== undefined),
    ...(overstayDays !== undefined && { overstayDays }),
    ...(exhausted?.clause != null && { exhaustedBy: exhausted.clause }),
    ...(!inside && exceeded?.clause != null && { wouldExceed: exceeded.clause }),
  };
}

function daysLeft({ inside, day, daysLeft: left, couldStayUntil, permitNumber, limits }: StayAnswer, isExhausted: boolean): number | null {
  if (inside) return left;
  if (isExhausted) return 0;
  if (couldStayUntil !== undefined) return daysInclusive(day, couldStayUntil);
  return permitNumber !== null && limits.some(({ kind }) => kind === 'permit') ? null : left;
}

function isCount({ kind }: StayLimit): boolean {
  return kind === 'rolling-window' || kind === 'yearly-cap';
}

/** A stay in hours is over within its last day: the overstay shows it, the day does not. */
function isInHours({ kind, allowed }: StayLimit): boolean {
  return kind === 'per-entry' && allowed === null;
}

function isPast(until: string | null, day: string): boolean {
  return until !== null && until < day;
}
