import type { GateHours, GateNotice, GateState } from './gate-hours.js';
import { addDays, instantAt, localDay, minutesOf, weekdayOf } from './local-time.js';
import type { Side, Traffic } from './rulebook.js';

interface OpeningTime {
  readonly from: Date;
  readonly until: Date;
  readonly hours: GateHours;
}

/**
 * Whether one side's post is open to a kind of traffic at an instant, by that side's own clock. The opening minute is
 * included, the closing minute is not. A notice in force goes before the hours; the later of two notices holds.
 */
export function gateStateAt(
  hours: readonly GateHours[],
  notices: readonly GateNotice[],
  traffic: Traffic,
  at: Date,
  side: Side,
): GateState {
  const notice = noticeAt(notices, traffic, at, side);
  const until = notice?.until ? new Date(notice.until) : undefined;
  if (notice?.status === 'closed') {
    const after = until && gateStateAt(hours, notices, traffic, until, side);
    const opensAt = after?.open ? until : after?.opensAt;
    return { open: false, limited: false, ...(opensAt && { opensAt }), because: { kind: 'closure', notice } };
  }
  // "Open" until a moment is an opening beyond the hours; without an end it only says that a closure is over.
  if (notice?.status === 'open' && until) {
    return { open: true, limited: false, closesAt: until, because: { kind: 'special-hours', notice } };
  }
  const limited = notice?.status === 'limited';
  const ofSide = hours.filter((entry) => entry.side === side && (entry.traffic === traffic || entry.traffic === 'all'));
  const times = openingTimesAround(ofSide, traffic, at);
  const now = times.find(({ from, until: end }) => from <= at && at < end);
  if (now) return { open: true, limited, closesAt: now.until, because: { kind: 'hours', hours: now.hours } };
  const held = hoursOnDayOf(ofSide, traffic, at);
  if (held === undefined) return { open: null, limited, because: { kind: 'not-set' } };
  const next = times.find(({ from }) => from > at);
  return { open: false, limited, ...(next && { opensAt: next.from }), because: { kind: 'hours', hours: held } };
}

/** The hours that hold on a local day: those of the very traffic before those of all, temporary before published, newer before older. */
function hoursOn(hours: readonly GateHours[], traffic: Traffic, day: string): GateHours | undefined {
  return hours.filter((entry) => inForceOn(entry, day)).sort((a, b) => precedence(b, traffic).localeCompare(precedence(a, traffic)))[0];
}

function precedence(entry: GateHours, traffic: Traffic): string {
  return `${entry.status === 'temporary' ? 1 : 0}${entry.traffic === traffic ? 1 : 0}${entry.validFrom ?? ''}`;
}

/** Proposals, superseded and partly known hours, and those told by no authority are not in force (DESIGN section 6). */
function inForceOn({ status, validFrom, validUntil, days, open, close }: GateHours, day: string): boolean {
  if (open === null || close === null) return false;
  if (status === 'temporary' ? validFrom === null || validUntil === null : status !== 'published') return false;
  if (days !== 'every-day' && !days.includes(weekdayOf(day))) return false;
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

function hoursOnDayOf(hours: readonly GateHours[], traffic: Traffic, at: Date): GateHours | undefined {
  const zone = hours[0]?.zone;
  if (zone === undefined) return undefined;
  const today = localDay(at, zone);
  // A weekday without hours is a day shut, not a day unknown: the hours of the days around say so.
  for (let days = 0; days <= 7; days += 1) {
    const held = hoursOn(hours, traffic, addDays(today, days)) ?? hoursOn(hours, traffic, addDays(today, -days));
    if (held) return days === 0 || held.days !== 'every-day' ? held : undefined;
  }
  return undefined;
}

/** Opening times of the day before (they may run past midnight), the day itself, and the week that follows. */
function openingTimesAround(hours: readonly GateHours[], traffic: Traffic, at: Date): readonly OpeningTime[] {
  const zone = hours[0]?.zone;
  if (zone === undefined) return [];
  const today = localDay(at, zone);
  const times: OpeningTime[] = [];
  for (let offset = -1; offset <= 7; offset += 1) {
    const day = addDays(today, offset);
    const held = hoursOn(hours, traffic, day);
    if (!held || held.open === null || held.close === null) continue;
    const [open, close] = [minutesOf(held.open), minutesOf(held.close)];
    const from = instantAt(day, open, held.zone);
    const until = close > open ? instantAt(day, close, held.zone) : instantAt(addDays(day, 1), close, held.zone);
    times.push({ from, until, hours: held });
    if (offset > 0 && from > at) break;
  }
  return times;
}

function noticeAt(notices: readonly GateNotice[], traffic: Traffic, at: Date, side: Side): GateNotice | undefined {
  return notices
    .filter(
      (notice) =>
        (notice.side === undefined || notice.side === side) &&
        (notice.traffic === 'all' || notice.traffic === traffic) &&
        new Date(notice.from) <= at &&
        (!notice.until || at < new Date(notice.until)),
    )
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
    .at(-1);
}
