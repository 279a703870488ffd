import type { Rulebook, Side } from './rulebook.js';

/** One stay on the host side as it follows from crossings: for those who come entry to exit, for ours who go exit to re-entry. */
export interface StayEntry {
  readonly in: Date;
  /** Absent while nobody has seen the person leave. */
  readonly out?: Date;
  readonly gateIn: string;
  readonly gateOut?: string;
  /** Zone of the gate by which the stay began; its days count. */
  readonly zoneIn: string;
}

/** What a stay answer is asked about. */
export interface StayQuestion {
  readonly entries: readonly StayEntry[];
  readonly permit: { readonly type: string; readonly hostSide: Side; readonly validUntil?: string } | null;
  readonly rulebook: Rulebook | null;
  readonly on: Date;
  /** Zone for a person who is outside; inside, the zone of the gate of entry counts. */
  readonly zone: string;
}

/** One step of the reckoning: the clause, a text key for the caller's language, and the days it covers. */
export interface StayBecause {
  readonly clause: string | null;
  readonly text: 'stay.per-entry-days' | 'stay.per-entry-hours' | 'stay.permit-ends' | 'stay.rule-not-set';
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** Time spent on the host side, and what is left of it. */
export interface StayAnswer {
  readonly inside: boolean;
  readonly since?: Date;
  /** Days of the open stay, entry day and the day asked about both counted; 0 when outside. */
  readonly daysUsed: number;
  /** Null when no rule says how many: never "unlimited". */
  readonly daysLeft: number | null;
  /** Last lawful day of the open stay. */
  readonly mustLeaveBy?: string;
  /** First instant that is no longer lawful: the end of that day, or the hour for drivers. */
  readonly mustLeaveBefore?: Date;
  readonly hoursLeft?: number;
  readonly overstayDays?: number;
  readonly ruleNotSet: boolean;
  readonly because: readonly StayBecause[];
}
