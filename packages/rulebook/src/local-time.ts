const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The day (`YYYY-MM-DD`) that an instant falls on by a zone's clock. */
export function localDay(at: Date, zone: string): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 10);
}

/** The instant at which a local day has run for so many minutes by the wall clock. */
export function instantAt(day: string, minutes: number, zone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MILLISECONDS;
  // The offset at the guess may differ from the one at the answer where a zone changes its clocks: ask twice.
  const guess = wanted - (wallClock(new Date(wanted), zone) - wanted);
  return new Date(wanted - (wallClock(new Date(guess), zone) - guess));
}

/** First instant of a local day. */
export function startOfDay(day: string, zone: string): Date {
  return instantAt(day, 0, zone);
}

/** First instant after a local day. */
export function endOfDay(day: string, zone: string): Date {
  return instantAt(addDays(day, 1), 0, zone);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The day so many months later; the last of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const start = new Date(`${day}T00:00:00Z`);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(start.getUTCDate(), target.getUTCDate()));
  return target.toISOString().slice(0, 10);
}

/** How many days from the first to the last, both counted; below 1 when the last comes first. */
export function daysInclusive(first: string, last: string): number {
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MILLISECONDS + 1;
}

/** ISO weekday of a day, 1 = Monday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Minutes after midnight of `HH:MM`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** What a zone's wall clock shows at an instant, as if it were UTC, in milliseconds. */
function wallClock(at: Date, zone: string): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(zone, clock);
  }
  const part = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return wall + (((at.getTime() % 1000) + 1000) % 1000);
}
