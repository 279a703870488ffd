import { dayNumber, FAR_FUTURE, FAR_PAST } from './day-number.js';
import { ruleTimeline, type RuleTimeline } from './rule-timeline.js';
import type { StayPermit, StayQuestion } from './stay-question.js';
import type { StayDays } from './stay-record.js';

/** A permit with its days as numbers and the rules of its type; a lost card and those that replaced it are one permit. */
export interface KnownPermit {
  /** The card that holds last: what it says of entries and territories holds. */
  readonly permit: StayPermit;
  /** Every card of the permit with its first day, the oldest first. */
  readonly cards: readonly { readonly number: string; readonly from: number }[];
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
  const cards: KnownPermit[] = [];
  for (const permit of permits) {
    if (permit.hostSide !== hostSide) continue;
    const from = permit.validFrom === undefined ? FAR_PAST : dayNumber(permit.validFrom);
    const until = permit.validUntil === undefined ? FAR_FUTURE : dayNumber(permit.validUntil);
    if (until < from) continue;
    cards.push({ permit, cards: [{ number: permit.number, from }], from, until, timeline: ruleTimeline(rulebooks, permit) });
  }
  return cards.length < 2 ? cards : joinCards(cards.toSorted(byDays));
}

/** The number of the card that held on a day, or of the first one before there was any. */
export function cardOn({ permit, cards }: KnownPermit, day: number): string {
  return (cards.findLast(({ from }) => from <= day) ?? cards[0])?.number ?? permit.number;
}

/**
 * A replacement goes on where the card before it ended, also on the day of entry: neither the stay nor its entry begins anew, and the
 * last card says how long the permit lasts.
 */
function joinCards(ordered: readonly KnownPermit[]): readonly KnownPermit[] {
  const chains = new Map<string | KnownPermit, KnownPermit>();
  for (const card of ordered) {
    const chain = card.permit.chainId ?? card;
    const before = chains.get(chain);
    chains.set(chain, before === undefined ? card : replaced(before, card));
  }
  return chains.size === ordered.length ? ordered : [...chains.values()].toSorted(byDays);
}

function replaced(before: KnownPermit, card: KnownPermit): KnownPermit {
  const extensions = [...(before.permit.extensions ?? []), ...(card.permit.extensions ?? [])];
  return { ...card, permit: { ...card.permit, extensions }, cards: [...before.cards, ...card.cards], from: before.from };
}

function byDays(a: KnownPermit, b: KnownPermit): number {
  return a.from - b.from || a.until - b.until || (a.permit.number < b.permit.number ? -1 : 1);
}

/** Whether a number is that of a permit or of a card of it that was replaced. */
export function hasCard({ cards }: KnownPermit, number: string): boolean {
  return cards.some((card) => card.number === number);
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
    if (number !== null ? hasCard(held, number) : holdsOn(held, day)) best = held;
  }
  return best;
}
