import { dayNumber, FAR_FUTURE, FAR_PAST } from './day-number.js';
import { ruleTimeline, type RuleTimeline } from './rule-timeline.js';
import type { StayPermit, StayQuestion } from './stay-question.js';
import type { StayDays } from './stay-record.js';

/** A permit with its days as numbers and the rules of its type. */
export interface KnownPermit {
  readonly permit: StayPermit;
  readonly from: number;
  readonly until: number;
  readonly timeline: RuleTimeline;
}

/** Leave to be on the host side from a day on: under a permit, or under none that is known. */
export interface Leave {
  readonly start: number;
  readonly held: KnownPermit | null;
  /** The instant of entry, for rules in hours; null where the leave began by a permit's first day. */
  readonly startAt: number | null;
  /** Zone whose days count. */
  readonly zone: string;
}

/**
 * The permits towards the host side that the question is about, ordered by their first day. One that ended before it began, such as
 * one revoked in advance, gave no leave on any day and takes over from none.
 */
export function knownPermits({
  permits,
  hostSide,
  rulebooks,
}: Pick<StayQuestion, 'permits' | 'hostSide' | 'rulebooks'>): readonly KnownPermit[] {
  const held: KnownPermit[] = [];
  for (const permit of permits) {
    if (permit.hostSide !== hostSide) continue;
    const from = permit.validFrom === undefined ? FAR_PAST : dayNumber(permit.validFrom);
    const until = permit.validUntil === undefined ? FAR_FUTURE : dayNumber(permit.validUntil);
    if (until < from) continue;
    held.push({ permit, from, until, timeline: ruleTimeline(rulebooks, permit) });
  }
  return held.length < 2
    ? held
    : held.toSorted((a, b) => a.from - b.from || a.until - b.until || (a.permit.number < b.permit.number ? -1 : 1));
}

/** Whether a permit is valid on a day; both its ends are included. */
export function holdsOn({ from, until }: KnownPermit, day: number): boolean {
  return from <= day && day <= until;
}

/**
 * The leaves of a stay, one after the other. It is entered under the permit shown; where none was shown, under the valid one that
 * began last. A permit that begins during the stay takes over on its first day if it ends later than the one that holds.
 */
export function leavesOf(stay: StayDays, permits: readonly KnownPermit[], zone: string): readonly Leave[] {
  const crossing = stay.in ?? stay.out;
  // Days before the record began were spent under nobody knows what.
  if (crossing === null) return [{ start: stay.from, held: null, startAt: null, zone }];
  const first = enteredUnder(crossing.permitNumber ?? null, stay.from, permits);
  return chainFrom({ start: stay.from, held: first, startAt: stay.in?.at.getTime() ?? null, zone: stay.in?.zone ?? zone }, permits);
}

/** A leave and those that take over from it, however long the stay lasts. */
export function chainFrom(first: Leave, permits: readonly KnownPermit[]): readonly Leave[] {
  const isYetToBegin = first.held !== null && first.held.from > first.start;
  let end = first.held === null || isYetToBegin ? FAR_PAST : first.held.until;
  let chain: Leave[] | null = null;
  for (const held of permits) {
    if (held.from <= first.start || held.until <= end) continue;
    chain ??= [first];
    const last = chain[chain.length - 1];
    // Of two that begin on one day the one that ends later holds: the earlier ending comes first in the order and is replaced.
    if (last !== undefined && last !== first && last.start === held.from) chain.pop();
    chain.push({ start: held.from, held, startAt: null, zone: first.zone });
    end = held.until;
  }
  return chain ?? [first];
}

/** The permit of a stay that is spent under one alone; undefined where others take over, or where nobody knows. */
export function onlyPermitOf(stay: StayDays, permits: readonly KnownPermit[]): KnownPermit | null | undefined {
  const crossing = stay.in ?? stay.out;
  if (crossing === null) return undefined;
  for (const { from } of permits) if (from > stay.from && from <= stay.possibleTo) return undefined;
  return enteredUnder(crossing.permitNumber ?? null, stay.from, permits);
}

function enteredUnder(number: string | null, day: number, permits: readonly KnownPermit[]): KnownPermit | null {
  let best: KnownPermit | null = null;
  for (const held of permits) {
    if (number !== null ? held.permit.number === number : holdsOn(held, day)) best = held;
  }
  return best;
}
