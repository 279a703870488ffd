import type { Side, Traffic } from '@gatebook/vocabulary';
import type { GateBecause, GateCalendar, GateHours, GateNotice, GateState } from './gate-hours.js';
import { addDays, endOfDay, instantAt, localDay, minutesOf, weekdayOf } from './local-time.js';

/** How many changes are looked at before a post counts as one without an end, or without an opening: more than a year of days. */
const MOST_CHANGES = 400;

interface OpeningTime {
  readonly from: Date;
  readonly until: Date;
  readonly hours: GateHours;
}

/** A notice with the instants between which it holds for a post and a kind of traffic. */
interface HeldNotice {
  readonly notice: GateNotice;
  readonly from: Date;
  /** Excluded; null where no end is known. */
  readonly until: Date | null;
}

/** One post and one kind of traffic: the hours and notices that concern them. */
interface Post {
  readonly hours: readonly GateHours[];
  /** Of the gate itself, and of the one that it belongs to: each gate's notices make an order of their own. */
  readonly notices: { readonly own: readonly HeldNotice[]; readonly parent: readonly HeldNotice[] };
  readonly calendars: readonly GateCalendar[];
  readonly traffic: Traffic;
}

interface Moment {
  readonly open: boolean | null;
  readonly limited: boolean;
  readonly because: GateBecause;
}

/**
 * Whether one side's post is open to a kind of traffic at an instant, by that side's own clock; until when, or when next; and by
 * whose decision. The opening minute is included, the closing minute is not. A notice in force goes before the hours, the later of
 * two notices holds and gives way to the earlier again, one without an end lasts until the next one of its kind begins, and a closure that
 * is decided for later is foreseen. A passage is shut with the gate it belongs to. Proposals are not in force.
 */
export function gateStateAt(
  hours: readonly GateHours[],
  notices: readonly GateNotice[],
  traffic: Traffic,
  at: Date,
  side: Side,
  calendars: readonly GateCalendar[] = [],
): GateState {
  const concerning = notices.filter((notice) => (notice.side === undefined || notice.side === side) && concerns(notice, traffic));
  const post: Post = {
    hours: hours.filter((entry) => entry.side === side && concerns(entry, traffic)),
    notices: {
      own: heldNotices(concerning.filter(({ ofParent }) => ofParent !== true)),
      parent: heldNotices(concerning.filter(({ ofParent }) => ofParent === true)),
    },
    calendars: calendars.filter((calendar) => calendar.side === side),
    traffic,
  };
  const now = momentAt(post, at);
  const decidedBy = deciderOf(now.because, post);
  if (now.open === null) return { ...now, decidedBy };
  const next = nextChange(post, at, now);
  if (next === null) return { ...now, decidedBy };
  return { ...now, ...(now.open ? { closesAt: next.at } : { opensAt: next.at }), nextBecause: next.because, decidedBy };
}

/**
 * The notices of one gate, post and kind of traffic in the order in which they begin. One without an end is over for good when the next
 * one without an end begins, unless that is a supervisor's and this one the authority's.
 */
function heldNotices(notices: readonly GateNotice[]): readonly HeldNotice[] {
  const inOrder = notices.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from) || weight(a) - weight(b));
  return inOrder.map((notice, place): HeldNotice => {
    const next = inOrder.slice(place + 1).find((later) => later.until == null && (later.rank !== 'post' || notice.rank === 'post'));
    const end = notice.until ?? next?.from;
    return { notice, from: new Date(notice.from), until: end === undefined ? null : new Date(end) };
  });
}

/** Of two that begin in the same moment the authority's goes first, and of its own the closure. */
function weight({ rank, status }: GateNotice): number {
  return (rank === 'post' ? 0 : 2) + (status === 'closed' ? 1 : 0);
}

/** What holds of a gate's notices: the one that began last, but no supervisor's opening over a closure of the authority. */
function noticeAt(notices: readonly HeldNotice[], at: Date): GateNotice | undefined {
  const holding = notices.filter(({ from, until }) => from <= at && (until === null || at < until)).map(({ notice }) => notice);
  const last = holding.at(-1);
  const ofAuthority = holding.findLast(({ rank }) => rank !== 'post');
  return ofAuthority?.status === 'closed' && last?.status !== 'closed' ? ofAuthority : last;
}

/** A passage is shut with its gate, whatever its own notices say; otherwise its own go before its gate's. */
function holdingNotice({ own, parent }: Post['notices'], at: Date): GateNotice | undefined {
  const [ofOwn, ofParent] = [noticeAt(own, at), noticeAt(parent, at)];
  return [ofOwn, ofParent].find((notice) => notice?.status === 'closed') ?? ofOwn ?? ofParent;
}

function momentAt(post: Post, at: Date): Moment {
  const notice = holdingNotice(post.notices, at);
  if (notice?.status === 'closed') return { open: false, limited: false, because: { kind: 'closure', notice } };
  // "Open" until a moment is an opening beyond the hours; without an end it only says that a closure is over.
  if (notice?.status === 'open' && notice.until) return { open: true, limited: false, because: { kind: 'special-hours', notice } };
  const limited = notice?.status === 'limited';
  const now = openingTimesAround(post, at).find(({ from, until }) => from <= at && at < until);
  if (now) return { open: true, limited, because: { kind: 'hours', hours: now.hours } };
  const held = hoursOnDayOf(post, at);
  if (held === undefined) return { open: null, limited, because: { kind: 'not-set' } };
  return { open: false, limited, because: { kind: 'hours', hours: held } };
}

/** The first moment after an instant at which an open post shuts, or a shut one opens. */
function nextChange(post: Post, at: Date, now: Moment): { readonly at: Date; readonly because: GateBecause } | null {
  let from = at;
  let moment = now;
  for (let changes = 0; changes < MOST_CHANGES; changes += 1) {
    const next = nextMoment(post, from, moment);
    if (next === null) return null;
    moment = momentAt(post, next);
    if (now.open ? moment.open !== true : moment.open === true) return { at: next, because: moment.because };
    from = next;
  }
  return null;
}

/** The first moment after an instant at which the state could change. Within a closure only notices count. */
function nextMoment(post: Post, at: Date, { because }: Moment): Date | null {
  const ofNotices = [...post.notices.own, ...post.notices.parent].flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  const zone = post.hours[0]?.zone;
  const ofHours =
    because.kind === 'closure' || zone === undefined
      ? []
      : [...openingTimesAround(post, at).flatMap(({ from, until }) => [from, until]), endOfDay(localDay(at, zone), zone)];
  return [...ofNotices, ...ofHours].reduce<Date | null>(
    (first, moment) => (moment > at && (first === null || moment < first) ? moment : first),
    null,
  );
}

/** The hours that hold on a local day: temporary before those of a calendar before published, those of the very traffic before those of all, newer before older. */
function hoursOn(post: Post, day: string): GateHours | undefined {
  return post.hours
    .filter((entry) => inForceOn(entry, day, post.calendars))
    .toSorted((a, b) => precedence(b, post.traffic).localeCompare(precedence(a, post.traffic)))[0];
}

function precedence(entry: GateHours, traffic: Traffic): string {
  const status = entry.status === 'temporary' ? 2 : entry.calendar === undefined ? 0 : 1;
  return `${status}${entry.traffic === traffic ? 1 : 0}${entry.validFrom ?? ''}`;
}

/** Proposals, superseded and partly known hours, and those told by no authority are not in force: an officer would refuse somebody by a rumour. */
function inForceOn(
  { status, validFrom, validUntil, days, open, close, calendar, shut }: GateHours,
  day: string,
  calendars: readonly GateCalendar[],
): boolean {
  if (shut !== true && (open === null || close === null)) return false;
  if (status === 'temporary' ? validFrom === null || validUntil === null : status !== 'published') return false;
  if (days !== 'every-day' && !days.includes(weekdayOf(day))) return false;
  if (calendar !== undefined && !calendars.some((one) => one.id === calendar && holds(one, day))) return false;
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

function holds({ days }: GateCalendar, day: string): boolean {
  return days.some(({ from, until }) => from <= day && day <= until);
}

function hoursOnDayOf(post: Post, at: Date): GateHours | undefined {
  const zone = post.hours[0]?.zone;
  if (zone === undefined) return undefined;
  const today = localDay(at, zone);
  // A weekday without hours is a day shut, not a day unknown: the hours of the days around say so.
  for (let days = 0; days <= 7; days += 1) {
    const held = hoursOn(post, addDays(today, days)) ?? hoursOn(post, addDays(today, -days));
    if (held) return days === 0 || (held.days !== 'every-day' && held.calendar === undefined) ? held : undefined;
  }
  return undefined;
}

/** Opening times of the day before (they may run past midnight), the day itself, and the next. */
function openingTimesAround(post: Post, at: Date): readonly OpeningTime[] {
  const zone = post.hours[0]?.zone;
  if (zone === undefined) return [];
  const today = localDay(at, zone);
  const times: OpeningTime[] = [];
  for (let offset = -1; offset <= 1; offset += 1) {
    const day = addDays(today, offset);
    const held = hoursOn(post, day);
    if (!held || held.shut === true || held.open === null || held.close === null) continue;
    const [open, close] = [minutesOf(held.open), minutesOf(held.close)];
    const from = instantAt(day, open, held.zone);
    const until = close > open ? instantAt(day, close, held.zone) : instantAt(addDays(day, 1), close, held.zone);
    times.push({ from, until, hours: held });
  }
  return times;
}

/** Who decided: the notice's decider, the hours', or for hours of a calendar who set the calendar. */
function deciderOf(because: GateBecause, { calendars }: Post): string | null {
  if (because.kind === 'not-set') return null;
  if (because.kind !== 'hours') return because.notice.decidedBy;
  const { decidedBy, calendar } = because.hours;
  return decidedBy ?? calendars.find(({ id }) => id === calendar)?.decidedBy ?? null;
}

function concerns({ traffic }: { readonly traffic: Traffic | 'all' }, wanted: Traffic): boolean {
  return traffic === 'all' || traffic === wanted;
}
