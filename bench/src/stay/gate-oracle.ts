import type { Gate, GateHours } from '@gatebook/reference-data';

// A table of minutes, filled from the published hours as a clerk would: no zone library, no shared code.
const OFFSET_HOURS: Readonly<Record<string, number>> = { 'Asia/Ho_Chi_Minh': 7, 'Asia/Vientiane': 7, 'Asia/Shanghai': 8 };
const MINUTES_A_DAY = 1_440;
/** States of a minute. */
export const SHUT = 0;
/** The post is open. */
export const OPEN = 1;
/** Nobody has set the hours. */
export const UNKNOWN = 2;

/** Every minute of some days at one post for one kind of traffic. */
export interface MinuteTable {
  /** First minute, as an instant. */
  readonly from: number;
  readonly states: Uint8Array;
  /** For each minute the index of the next one at which an open post shuts or a shut one opens; -1 where none is in the table. */
  readonly changes: Int32Array;
}

/** Fills the table for days of UTC, a day on either side included. */
export function minuteTable(gate: Gate, side: string, traffic: 'person' | 'vehicle', firstDay: string, days: number): MinuteTable {
  const from = Date.parse(`${firstDay}T00:00:00Z`);
  const states = new Uint8Array(days * MINUTES_A_DAY).fill(UNKNOWN);
  const hours = gate.hours.filter((entry) => entry.side === side && (entry.traffic === 'all' || entry.traffic === traffic));
  for (let day = -1; day <= days; day += 1) writeDay(states, hours, traffic, from, day);
  for (const closure of gate.closures) {
    if (closure.side !== side || (closure.traffic !== 'all' && closure.traffic !== traffic)) continue;
    const [begin, end] = [(Date.parse(closure.from) - from) / 60_000, (Date.parse(closure.until) - from) / 60_000];
    for (let minute = Math.max(0, begin); minute < Math.min(states.length, end); minute += 1) states[minute] = SHUT;
  }
  return { from, states, changes: changesOf(states) };
}

function writeDay(states: Uint8Array, hours: readonly GateHours[], traffic: string, from: number, day: number): void {
  const date = new Date(from + day * 86_400_000).toISOString().slice(0, 10);
  const best = hours
    .filter((entry) => isInForce(entry, date))
    .sort((a, b) => rank(b, traffic) - rank(a, traffic) || (b.validFrom ?? '').localeCompare(a.validFrom ?? ''))[0];
  if (!best?.open || !best.close) return;
  const start = day * MINUTES_A_DAY - (OFFSET_HOURS[best.zone] ?? 0) * 60;
  const [open, close] = [minutes(best.open), minutes(best.close)];
  for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) {
    const index = start + minute;
    if (index >= 0 && index < states.length) states[index] = minute >= open && minute < close ? OPEN : SHUT;
  }
}

function isInForce(entry: GateHours, date: string): boolean {
  if (entry.open === null || entry.close === null) return false;
  const isDated = entry.validFrom !== null && entry.validUntil !== null;
  if (entry.status !== 'published' && !(entry.status === 'temporary' && isDated)) return false;
  return (entry.validFrom ?? '0000') <= date && date <= (entry.validUntil ?? '9999');
}

function rank(entry: GateHours, traffic: string): number {
  return (entry.status === 'temporary' ? 2 : 0) + (entry.traffic === traffic ? 1 : 0);
}

function minutes(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function changesOf(states: Uint8Array): Int32Array {
  const changes = new Int32Array(states.length).fill(-1);
  for (let index = states.length - 2; index >= 0; index -= 1) {
    const isOpen = states[index] === OPEN;
    changes[index] = (states[index + 1] === OPEN) !== isOpen ? index + 1 : (changes[index + 1] ?? -1);
  }
  return changes;
}
