import type { FurtherDays, UsedByType } from './day-account.js';
import type { DaySet } from './day-set.js';
import { dayName, dayNumber, FAR_FUTURE } from './day-number.js';
import { startOfDay } from './local-time.js';
import { periodOn, type RuleTimeline } from './rule-timeline.js';
import type { ExtensionClause, StayPerEntryClause } from './rulebook.js';
import { capReach, limitsDays, ruleReach, windowReach, type Reach } from './stay-limits.js';
import type { Leave } from './stay-leaves.js';
import type { StayLimitKind } from './stay-question.js';
import { zoneDay } from './zone-clock.js';

const HOUR_MILLISECONDS = 3_600_000;
const NO_RULES: RuleTimeline = {
  corridorId: null,
  periods: [{ from: -FAR_FUTURE, to: FAR_FUTURE, version: null, effectiveFrom: null, rule: null }],
};

/** Extensions that count for a leave: how many days they add, and to whom they are owed. */
export interface Prolonged {
  readonly days: number;
  readonly clause: ExtensionClause | null;
  /** Days on which an extension was granted that counts, and that no clause allows. */
  readonly granted: readonly number[];
  readonly withoutRule: readonly number[];
}

/** How long a leave reaches, by each of its limits and by the tightest of them. */
export interface LeaveReach {
  readonly leave: Leave;
  readonly timeline: RuleTimeline;
  readonly perEntry: StayPerEntryClause | null;
  readonly prolonged: Prolonged;
  readonly byEntry: Reach;
  /** For a stay in hours: the first instant that is no longer lawful. */
  readonly endsAt: number | null;
  readonly byWindow: Reach;
  readonly byCap: Reach;
  readonly byPermit: number;
  readonly byRules: number;
  readonly until: number;
  readonly kind: StayLimitKind;
}

/** Which of the two accounts is asked: what is proven, or everything that may have been. */
export type Account = 'certain' | 'possible';

const NOT_PROLONGED: Prolonged = { days: 0, clause: null, granted: [], withoutRule: [] };

/** How long one leave reaches if the person stays from its start on. Only what was decided by `today` counts. */
export function reachOf(leave: Leave, used: DaySet, today: number): LeaveReach {
  const { held, start } = leave;
  const timeline = held?.timeline ?? NO_RULES;
  const ofEntry = periodOn(timeline, start).rule;
  const perEntry = ofEntry?.stayPerEntry ?? null;
  const prolonged = prolongedBy(leave, ofEntry?.extension ?? null, today);
  const presence = { start, used };
  const endsAt = perEntry !== null && 'hours' in perEntry ? hoursEnd(leave, perEntry.hours + prolonged.days * 24) : null;
  const byEntry: Reach =
    perEntry === null
      ? { until: FAR_FUTURE, clause: null }
      : {
          until: endsAt !== null ? zoneDay(endsAt - 1, leave.zone) : start + ('days' in perEntry ? perEntry.days : 0) + prolonged.days - 1,
          clause: perEntry.id,
        };
  const byWindow = windowReach(presence, timeline);
  const byCap = capReach(presence, timeline);
  const byPermit = held === null ? FAR_FUTURE : held.from > start ? start - 1 : Math.max(start - 1, held.until);
  const byRules = ruleReach(Math.max(start, today), timeline, perEntry !== null);
  let until = byEntry.until;
  let kind: StayLimitKind = 'per-entry';
  const tighten = (reach: number, by: StayLimitKind): void => {
    if (reach >= until) return;
    until = reach;
    kind = by;
  };
  tighten(byWindow.until, 'rolling-window');
  tighten(byCap.until, 'yearly-cap');
  tighten(byPermit, 'permit');
  tighten(byRules, 'rule-not-set');
  return { leave, timeline, perEntry, prolonged, byEntry, endsAt, byWindow, byCap, byPermit, byRules, until, kind };
}

/** Whether any rule says, on a day, how long the stay under a leave may be. */
export function ruleIsSet({ timeline, perEntry }: LeaveReach, day: number): boolean {
  return perEntry !== null || limitsDays(periodOn(timeline, day));
}

/** How long the first of several leaves reaches, and the last that follows without a day between. */
export interface ChainReach {
  readonly first: LeaveReach;
  readonly last: LeaveReach;
}

/** How long a chain of leaves reaches: from one to the next as long as no day between them is without leave. */
export function chainReach(chain: readonly Leave[], usedOf: UsedByType, account: Account, today: number): ChainReach {
  const [begin] = chain;
  if (begin === undefined) throw new Error('a chain has a first leave');
  const first = reachOf(begin, usedOf(typeOf(begin))[account], today);
  if (chain.length === 1) return { first, last: first };
  let reach = first;
  let further: readonly FurtherDays[] = [];
  for (const leave of chain.slice(1)) {
    if (reach.until < leave.start - 1 || (reach.endsAt !== null && reach.endsAt < startOfDay(dayName(leave.start), leave.zone).getTime()))
      break;
    further = [...further, { type: reach.leave.held?.permit.type ?? null, from: reach.leave.start, to: leave.start - 1 }];
    reach = reachOf(leave, usedOf(typeOf(leave), further)[account], today);
  }
  return { first, last: reach };
}

/** Type of the permit of a leave; a leave under no known permit has no rules that could ask. */
export function typeOf({ held }: Leave): string {
  return held?.permit.type ?? '';
}

function hoursEnd({ start, startAt, zone }: Leave, hours: number): number {
  return (startAt ?? startOfDay(dayName(start), zone).getTime()) + hours * HOUR_MILLISECONDS;
}

/** Extensions granted to the permit on days of this leave, at most as many, and each as long, as the clause allows. */
function prolongedBy({ held, start }: Leave, clause: ExtensionClause | null, today: number): Prolonged {
  const extensions = held?.permit.extensions;
  if (extensions === undefined || extensions.length === 0) return NOT_PROLONGED;
  const known = extensions
    .map(({ grantedOn, days }) => ({ on: dayNumber(grantedOn), days }))
    .filter(({ on }) => start <= on && on <= today)
    .toSorted((a, b) => a.on - b.on || (b.days ?? Number.POSITIVE_INFINITY) - (a.days ?? Number.POSITIVE_INFINITY));
  const counted = known.slice(0, clause?.times ?? 0);
  return {
    days: counted.reduce((sum, { days }) => sum + Math.min(days ?? Number.POSITIVE_INFINITY, clause?.days ?? 0), 0),
    clause,
    granted: counted.map(({ on }) => on),
    withoutRule: known.slice(counted.length).map(({ on }) => on),
  };
}
