import { Temporal } from 'temporal-polyfill';

const DAY_MILLISECONDS = 86_400_000;
const NANOSECONDS = 1_000_000;
/** Transitions are read once for these years; an instant outside them is asked of Temporal each time. */
const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2100, 0, 1);

/** One zone's offsets: `offsets[i]` holds from `begins[i]`, in milliseconds. */
interface ZoneClock {
  readonly begins: readonly number[];
  readonly offsets: readonly number[];
}

const clocks = new Map<string, ZoneClock>();

/** By how many milliseconds a zone's wall clock is ahead of UTC at an instant. */
export function zoneOffset(at: number, zone: string): number {
  if (at < FIRST || at >= LAST) return offsetAsked(at, zone);
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = readClock(zone);
    clocks.set(zone, clock);
  }
  const { begins, offsets } = clock;
  let index = begins.length - 1;
  // Most zones here last changed decades ago, so that the last entry is nearly always the one.
  while (index > 0 && (begins[index] ?? FIRST) > at) index -= 1;
  return offsets[index] ?? 0;
}

/** Number of the day that an instant falls on by a zone's clock. */
export function zoneDay(at: number, zone: string): number {
  return Math.floor((at + zoneOffset(at, zone)) / DAY_MILLISECONDS);
}

function readClock(zone: string): ZoneClock {
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(zone);
  const begins: number[] = [];
  const offsets: number[] = [];
  while (moment !== null && moment.epochMilliseconds < LAST) {
    begins.push(moment.epochMilliseconds);
    offsets.push(moment.offsetNanoseconds / NANOSECONDS);
    moment = moment.getTimeZoneTransition('next');
  }
  return { begins, offsets };
}

function offsetAsked(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / NANOSECONDS;
}
