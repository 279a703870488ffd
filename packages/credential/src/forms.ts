const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** Whether the value is an object with members, as JSON knows them. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is an RFC 3339 instant. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  // Date.parse refuses 31 February in some engines and rolls it over in others; the round trip settles it.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Days since 1970-01-01; negative before. */
export function dayNumberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY;
}

/** The day with this number, or null where the number is not a day of the years 0001 to 9999. */
export function dayOf(dayNumber: unknown): string | null {
  if (typeof dayNumber !== 'number' || !Number.isInteger(dayNumber) || Math.abs(dayNumber) > 10_000_000) return null;
  const day = new Date(dayNumber * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}

/** The instant of a NumericDate (RFC 8392), or null where it is not whole seconds of the years 1970 to 9999. */
export function instantOf(seconds: unknown): string | null {
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > 253_402_300_799) return null;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
