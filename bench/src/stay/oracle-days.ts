import type { PermitRule, Rulebook, StayCrossing, StayPermit, StayQuestion } from '@gatebook/rulebook';

// The oracle shares no code with the engine: it walks from day to day and counts. It is slow on purpose.

/** How far a walk looks ahead and back; longer than any window, permit or version of a generated history. */
export const HORIZON = 900;
const permits = new WeakMap<StayQuestion, readonly StayPermit[]>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** A stay as a list of days. */
export interface Span {
  readonly entry: StayCrossing | null;
  readonly exit: StayCrossing | null;
  readonly open: boolean;
  readonly first: number;
  readonly last: number;
  readonly maybeFirst: number;
  readonly maybeLast: number;
}

/** Leave to stay: since when, under which permit. */
export interface Held {
  readonly since: number;
  readonly permit: StayPermit | null;
  readonly entered: Date | null;
  readonly zone: string;
}

const days = new Map<string, number>();

/** A day as a number, remembered: the same few hundred days are asked for again and again. */
export function toDay(text: string): number {
  let day = days.get(text);
  if (day === undefined) {
    day = Date.parse(`${text}T00:00:00Z`) / 86_400_000;
    days.set(text, day);
  }
  return day;
}

export function toText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function localDayOf(at: Date, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return toDay(format.format(at));
}

/** First instant of a local day, found by walking through the hours around it. */
export function midnightOf(day: number, zone: string): number {
  let at = day * 86_400_000 - 15 * 3_600_000;
  while (localDayOf(new Date(at), zone) < day) at += 900_000;
  return at;
}

/** Crossings known at the instant asked about, paired as README.md says. */
export function spansOf(question: StayQuestion): Span[] {
  const known = question.crossings.filter(({ at }) => at.getTime() <= question.on.getTime()).sort(before);
  const kept = known.filter((crossing, index) => {
    const previous = known[index - 1];
    return !previous || previous.at.getTime() !== crossing.at.getTime() || previous.direction !== crossing.direction;
  });
  const spans: Span[] = [];
  const longAgo = toDay('2020-01-01');
  let previousDay = longAgo;
  if (question.recordFrom) {
    previousDay = localDayOf(question.recordFrom, question.zone);
    spans.push({ entry: null, exit: null, open: false, first: 1, last: 0, maybeFirst: longAgo, maybeLast: previousDay });
  }
  kept.forEach((crossing, index) => {
    const day = localDayOf(crossing.at, crossing.zone);
    const next = kept[index + 1];
    const previous = kept[index - 1];
    if (crossing.direction === 'out' && previous?.direction !== 'in') {
      spans.push({
        entry: null,
        exit: crossing,
        open: false,
        first: day,
        last: day,
        maybeFirst: Math.min(previousDay, day),
        maybeLast: day,
      });
    }
    if (crossing.direction === 'in') {
      const end = next ? Math.max(day, localDayOf(next.at, next.zone)) : Math.max(day, localDayOf(question.on, crossing.zone));
      const isSeen = next === undefined || next.direction === 'out';
      spans.push({
        entry: crossing,
        exit: next?.direction === 'out' ? next : null,
        open: !next,
        first: day,
        last: isSeen ? end : day,
        maybeFirst: day,
        maybeLast: end,
      });
    }
    previousDay = day;
  });
  return spans;
}

function before(a: StayCrossing, b: StayCrossing): number {
  const text = (one: StayCrossing): string =>
    `${['out', 'elsewhere', 'in'].indexOf(one.direction)} ${one.gateId} ${one.permitNumber ?? ''} ${one.zone}`;
  if (a.at.getTime() !== b.at.getTime()) return a.at.getTime() - b.at.getTime();
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

export function firstDayOf(permit: StayPermit): number {
  return permit.validFrom === undefined ? -1e9 : toDay(permit.validFrom);
}

export function lastDayOf(permit: StayPermit): number {
  return permit.validUntil === undefined ? 1e9 : toDay(permit.validUntil);
}

export function isValidOn(permit: StayPermit, day: number): boolean {
  return firstDayOf(permit) <= day && day <= lastDayOf(permit);
}

/** Permits towards the host side: those that begin first come first, then those that end first, then by number. */
export function permitsOf(question: StayQuestion): readonly StayPermit[] {
  let found = permits.get(question);
  if (found === undefined) {
    found = question.permits
      // Revoked before its first day, a permit never was leave to stay.
      .filter((permit) => permit.hostSide === question.hostSide && firstDayOf(permit) <= lastDayOf(permit))
      .sort((a, b) => firstDayOf(a) - firstDayOf(b) || lastDayOf(a) - lastDayOf(b) || (a.number < b.number ? -1 : 1));
    permits.set(question, found);
  }
  return found;
}

/** What a stay is entered under: the permit shown, or the valid one that began last. */
export function enteredUnder(question: StayQuestion, span: Span): Held {
  const crossing = span.entry ?? span.exit;
  // Before the record began nobody knows under what.
  if (crossing === null) return { since: span.first, permit: null, entered: null, zone: question.zone };
  const shown = crossing.permitNumber ?? null;
  const fitting = permitsOf(question).filter((permit) => (shown === null ? isValidOn(permit, span.first) : permit.number === shown));
  return { since: span.first, permit: fitting.at(-1) ?? null, entered: span.entry?.at ?? null, zone: span.entry?.zone ?? question.zone };
}

/** The leave on the next day: a permit that begins then takes over if it ends later than the one held. */
export function onNextDay(question: StayQuestion, held: Held, day: number): Held {
  let now = held;
  for (const permit of permitsOf(question)) {
    if (firstDayOf(permit) !== day) continue;
    const hasBegun = now.permit !== null && firstDayOf(now.permit) <= now.since;
    const end = now.permit !== null && hasBegun ? lastDayOf(now.permit) : -1e9;
    if (lastDayOf(permit) > end) now = { since: day, permit, entered: null, zone: now.zone };
  }
  return now;
}

/** The rule of a permit's type on a day: that of the highest version in force. */
export function ruleOn(question: StayQuestion, permit: StayPermit | null, day: number): PermitRule | null {
  if (permit === null) return null;
  const knows = (rulebook: Rulebook): boolean =>
    rulebook.permits.some((rule) => rule.type === permit.type && rule.hostSide === permit.hostSide);
  const corridor =
    permit.corridorId ??
    question.rulebooks
      .filter(knows)
      .map(({ corridorId }) => corridorId)
      .sort()[0];
  let best: Rulebook | null = null;
  for (const rulebook of question.rulebooks) {
    if (rulebook.corridorId !== corridor || toDay(rulebook.effectiveFrom) > day) continue;
    if (rulebook.effectiveUntil !== undefined && toDay(rulebook.effectiveUntil) < day) continue;
    if (best === null || rulebook.version > best.version) best = rulebook;
  }
  return best?.permits.find((rule) => rule.type === permit.type && rule.hostSide === permit.hostSide) ?? null;
}
