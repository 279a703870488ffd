import { listGates, type Gate } from '@gatebook/reference-data';
import { gateStateAt } from '@gatebook/rulebook';
import { minuteTable, OPEN, UNKNOWN, type MinuteTable } from './gate-oracle.js';

/** What a sweep over the gates came to. */
export interface Sweep {
  readonly gates: number;
  readonly posts: number;
  readonly postsWithHours: number;
  readonly instants: number;
  readonly openInstants: number;
  readonly disagreements: readonly string[];
}

/** Days swept: a year that holds the dated closures of April 2025 and the Tet hours of February 2026. */
export const SWEPT = { from: '2025-04-01', days: 366 } as const;
const MOST_SHOWN = 20;

/**
 * Asks every gate's two posts, for both kinds of traffic, each by its own side's hours, at every so many minutes of a year and a
 * millisecond before; compares with a table of minutes whether it is open, until when, and when next.
 */
export function sweepGates(stepMinutes: number, from: string = SWEPT.from, days: number = SWEPT.days): Sweep {
  const gates = listGates();
  const disagreements: string[] = [];
  let [posts, postsWithHours, instants, openInstants] = [0, 0, 0, 0];
  for (const gate of gates) {
    for (const { side } of gate.posts) {
      for (const traffic of ['person', 'vehicle'] as const) {
        const table = minuteTable(gate, side, traffic, from, days);
        posts += 1;
        postsWithHours += table.states.some((state) => state !== UNKNOWN) ? 1 : 0;
        for (let minute = 1; minute < table.states.length; minute += stepMinutes) {
          for (const [at, index] of [
            [table.from + minute * 60_000, minute],
            [table.from + minute * 60_000 - 1, minute - 1],
          ] as const) {
            instants += 1;
            openInstants += table.states[index] === OPEN ? 1 : 0;
            const wrong = compare(gate, side, traffic, new Date(at), table, index);
            if (wrong !== null && disagreements.length < MOST_SHOWN) disagreements.push(wrong);
          }
        }
      }
    }
  }
  return { gates: gates.length, posts, postsWithHours, instants, openInstants, disagreements };
}

function compare(gate: Gate, side: string, traffic: 'person' | 'vehicle', at: Date, table: MinuteTable, index: number): string | null {
  const state = gateStateAt(gate.hours, gate.closures, traffic, at, side);
  const expected = table.states[index];
  const found = state.open === null ? UNKNOWN : state.open ? OPEN : 0;
  const next = table.changes[index] ?? -1;
  const expectedChange = next === -1 || expected === UNKNOWN ? null : new Date(table.from + next * 60_000).toISOString();
  const foundChange = (state.open ? state.closesAt : state.opensAt)?.toISOString() ?? null;
  // Beyond its last day the table knows no change.
  const agrees = found === expected && (next === -1 || foundChange === expectedChange);
  return agrees
    ? null
    : `${gate.id} ${side} ${traffic} ${at.toISOString()}: ${found} until ${foundChange}, table ${expected} until ${expectedChange}`;
}
