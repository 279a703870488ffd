import { FAR_PAST } from './day-number.js';
import type { RecordedStay, StayCrossing, StayQuestion } from './stay-question.js';
import { zoneDay } from './zone-clock.js';

const DIRECTIONS = ['out', 'elsewhere', 'in'] as const;

/** A stay in day numbers: the days it certainly lasted and the days it may have lasted. */
export interface StayDays {
  readonly in: StayCrossing | null;
  readonly out: StayCrossing | null;
  readonly isOpen: boolean;
  readonly from: number;
  readonly to: number;
  readonly possibleFrom: number;
  readonly possibleTo: number;
}

/** What the crossings come to until an instant. */
export interface StayRecord {
  readonly stays: readonly StayDays[];
  /** The last stay while it lasts. */
  readonly open: StayDays | null;
  readonly today: number;
  /** Whether any stay has days that are only possible. */
  readonly isCertain: boolean;
}

/**
 * Pairs crossings into stays, whatever order they came in. Two entries in a row: the exit between was not seen, and only the day of
 * the first entry is certain; so it is where the person is seen at a third side's gate. An exit without an entry: only its own day is
 * certain, and the stay began after the crossing before. A person who entered and was not seen to leave is inside.
 */
export function readRecord({
  crossings,
  on,
  zone,
  recordFrom,
}: Pick<StayQuestion, 'crossings' | 'on' | 'zone' | 'recordFrom'>): StayRecord {
  const until = on.getTime();
  const known = inOrder(crossings);
  const stays: StayDays[] = [];
  let isCertain = true;
  let open: StayCrossing | null = null;
  let openDay = 0;
  let before = FAR_PAST;
  if (recordFrom !== undefined) {
    before = zoneDay(recordFrom.getTime(), zone);
    isCertain = false;
    stays.push({ in: null, out: null, isOpen: false, from: before, to: before - 1, possibleFrom: FAR_PAST, possibleTo: before });
  }
  let last: StayCrossing | null = null;
  for (const crossing of known) {
    const at = crossing.at.getTime();
    if (at > until) break;
    // One person passes once at an instant: a second record of it in the same direction is the same crossing.
    if (last !== null && last.at.getTime() === at && last.direction === crossing.direction) continue;
    last = crossing;
    const day = zoneDay(at, crossing.zone);
    if (crossing.direction === 'out') {
      if (open === null) {
        isCertain = false;
        stays.push(entryUnseen(crossing, day, before));
      } else {
        const to = atLeast(day, openDay);
        stays.push({ in: open, out: crossing, isOpen: false, from: openDay, to, possibleFrom: openDay, possibleTo: to });
        open = null;
      }
    } else {
      if (open !== null) {
        isCertain = false;
        stays.push(exitUnseen(open, openDay, day));
      }
      open = crossing.direction === 'in' ? crossing : null;
      openDay = day;
    }
    before = day;
  }
  if (open === null) return { stays, open: null, today: zoneDay(until, zone), isCertain };
  const today = atLeast(zoneDay(until, open.zone), openDay);
  const lasting: StayDays = { in: open, out: null, isOpen: true, from: openDay, to: today, possibleFrom: openDay, possibleTo: today };
  stays.push(lasting);
  return { stays, open: lasting, today, isCertain };
}

/** The stays of a record until an instant, as instants and gates, for people to read. */
export function staysOf(question: Pick<StayQuestion, 'crossings' | 'on' | 'zone'>): readonly RecordedStay[] {
  return readRecord(question).stays.map(({ in: entry, out: exit, isOpen }) => ({
    in: entry?.at ?? null,
    ...(!isOpen && { out: exit?.at ?? null }),
    ...(entry !== null && { gateIn: entry.gateId }),
    ...(exit !== null && { gateOut: exit.gateId }),
    permitNumber: (entry ?? exit)?.permitNumber ?? null,
  }));
}

function exitUnseen(entry: StayCrossing, entryDay: number, seenDay: number): StayDays {
  const possibleTo = atLeast(seenDay, entryDay);
  return { in: entry, out: null, isOpen: false, from: entryDay, to: entryDay, possibleFrom: entryDay, possibleTo };
}

function entryUnseen(exit: StayCrossing, exitDay: number, seenDay: number): StayDays {
  const possibleFrom = seenDay < exitDay ? seenDay : exitDay;
  return { in: null, out: exit, isOpen: false, from: exitDay, to: exitDay, possibleFrom, possibleTo: exitDay };
}

/** The order of the record: by instant; at one instant an exit first and an entry last, then by gate, permit and zone. Nothing depends on arrival. */
function inOrder(crossings: readonly StayCrossing[]): readonly StayCrossing[] {
  for (let index = 1; index < crossings.length; index += 1) {
    const [a, b] = [crossings[index - 1], crossings[index]];
    if (a !== undefined && b !== undefined && compare(a, b) > 0) return crossings.toSorted(compare);
  }
  return crossings;
}

function compare(a: StayCrossing, b: StayCrossing): number {
  const byTime = a.at.getTime() - b.at.getTime();
  if (byTime !== 0) return byTime;
  if (a.direction !== b.direction) return DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction);
  const key = ({ gateId, permitNumber, zone }: StayCrossing): string => `${gateId} ${permitNumber ?? ''} ${zone}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function atLeast(day: number, least: number): number {
  return day > least ? day : least;
}
