const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):([0-5]\d))$/;
/** PostgreSQL knows no zone further from UTC. */
const FURTHEST_HOURS = 15;

/**
 * An instant as every reader of ours takes it, or the text as it was: RFC 3339 also writes small `t` and `z` (section 5.6), a leap second, and
 * offsets that no clock on earth has.
 */
export function plainInstant(text: string): string {
  const upper = text.toUpperCase();
  const [, , , , , , seconds, fraction = '', offset, offsetHours] = RFC_3339.exec(upper) ?? [];
  if (seconds === undefined) return text;
  const isLeap = seconds === '60';
  // A leap second is the last of a UTC day: it is kept as the second before, so that it stays on its day.
  const plain = upper.replace(/:60(?=[.Z+-])/, ':59');
  const at = Date.parse(plain);
  if (Number.isNaN(at) || (isLeap && !new Date(at).toISOString().includes('T23:59:59'))) return text;
  if (offset === 'Z' || Number(offsetHours) <= FURTHEST_HOURS) return plain;
  return `${new Date(at).toISOString().slice(0, 19)}${fraction}Z`;
}

/** True for what `plainInstant` has made of an instant: day, time and offset, in the form of RFC 3339. */
export function isPlainInstantText(text: string): boolean {
  return RFC_3339.test(text) && !/:60[.Z+-]/.test(text);
}
