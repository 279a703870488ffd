import type { Side } from '@gatebook/vocabulary';
import type { Rulebook } from './rulebook.js';

/** One crossing of the line between the two sides, as the host side sees it. */
export interface StayCrossing {
  readonly at: Date;
  /**
   * `in` is to the host side: our entry for those who come, our exit for our own who go. `elsewhere` is a crossing to or from a
   * third side: whoever passes there is not inside, and did not leave by this gate.
   */
  readonly direction: 'in' | 'out' | 'elsewhere';
  readonly gateId: string;
  /** Zone of the host side's post at the gate: its clock says which day it is. */
  readonly zone: string;
  /** The permit shown; absent or null where none was. */
  readonly permitNumber?: string | null;
}

/** A permit to stay on the host side. Days are days of the host side, both included. */
export interface StayPermit {
  readonly number: string;
  /** The same for a permit and the cards that replaced it, which count as one permit; absent: no other card belongs to it. */
  readonly chainId?: string;
  readonly type: string;
  readonly hostSide: Side;
  /** Absent: not known to begin, or to end. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Corridor whose rulebook holds; absent: the first by its id that knows the permit's type. */
  readonly corridorId?: string;
  /** Territories written on the permit itself, within those of the rulebook. */
  readonly zone?: readonly string[] | null;
  /** Prolongations that an office has granted, each on a day of the stay that it prolongs. */
  readonly extensions?: readonly { readonly grantedOn: string; readonly days?: number }[];
  /** How many entries are left; absent: as many as one likes. */
  readonly entriesLeft?: number;
}

/** What a stay answer is asked about: one person, one host side, one instant. Nothing else is consulted, no clock either. */
export interface StayQuestion {
  readonly hostSide: Side;
  /** In any order; those after `on` are not known yet. A companion is a person with crossings of its own. */
  readonly crossings: readonly StayCrossing[];
  readonly permits: readonly StayPermit[];
  /** Every version of the rulebooks concerned. */
  readonly rulebooks: readonly Rulebook[];
  readonly on: Date;
  /** Zone of the host side: for a person who is outside, and for planned days. */
  readonly zone: string;
  /** The permit that somebody outside would enter under; absent: whichever allows most. */
  readonly permitNumber?: string;
  /** A day to enter on, not before today: how long could that stay be? */
  readonly plannedEntry?: string;
  /** The record is whole from this instant only; before it the person may have been inside on any day. */
  readonly recordFrom?: Date;
}

/** What a step of the reckoning says, as a key for the reader's language. */
export type StayText =
  | 'stay.per-entry-days'
  | 'stay.per-entry-hours'
  | 'stay.extension'
  | 'stay.extension-not-set'
  | 'stay.rolling-window'
  | 'stay.yearly-cap'
  | 'stay.permit-ends'
  | 'stay.permit-not-begun'
  | 'stay.rule-not-set'
  | 'stay.rule-of-first-day'
  | 'stay.exit-unseen'
  | 'stay.entry-unseen'
  | 'stay.record-begins';

/** One step of the reckoning: the clause, a text key for the reader's language, and the days it covers. */
export interface StayBecause {
  readonly clause: string | null;
  readonly text: StayText;
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** A figure as far as the record proves it, and as far as it may be: they differ where an entry or an exit was not seen. */
export interface StayRange {
  readonly certain: number;
  readonly possible: number;
}

/** What limits a stay. */
export type StayLimitKind = 'per-entry' | 'rolling-window' | 'yearly-cap' | 'permit' | 'rule-not-set';

/** One limit of the stay: how much of it is used, and the last day it allows if the person stays without a break. */
export interface StayLimit {
  readonly kind: StayLimitKind;
  readonly clause: string | null;
  /** Days allowed; null for a permit's end and for hours. */
  readonly allowed: number | null;
  readonly used: StayRange;
  /** Last lawful day by this limit alone; null where it sets no end. Before today where no day is left. */
  readonly until: string | null;
  /** The same if everything that may have been was so. */
  readonly untilAtWorst: string | null;
}

/** A stay as it follows from the record. */
export interface RecordedStay {
  /** Null where the entry was not seen. */
  readonly in: Date | null;
  /** Null where the exit was not seen; absent while the person is inside. */
  readonly out?: Date | null;
  readonly gateIn?: string;
  readonly gateOut?: string;
  readonly permitNumber: string | null;
}

/** Time spent on the host side, and what is left of it. */
export interface StayAnswer {
  /** The day judged, by the zone of the gate of entry or, outside, of the host side. */
  readonly day: string;
  readonly inside: boolean;
  readonly since?: Date;
  /** Days used of what the tightest rule allows, today included; certain ones. */
  readonly daysUsed: number;
  readonly daysUsedRange: StayRange;
  /** Inside: lawful days after today. Outside: the days of a stay that began today. Null when no rule says how many: never "unlimited". */
  readonly daysLeft: number | null;
  /** The same if everything that may have been was so. */
  readonly daysLeftAtWorst: number | null;
  /** Last lawful day of the open stay; the day before it where it never was lawful. */
  readonly mustLeaveBy?: string;
  /** First instant that is no longer lawful: the end of that day, or the hour for drivers. */
  readonly mustLeaveBefore?: Date;
  /** Outside: last lawful day of a stay that began today. */
  readonly couldStayUntil?: string;
  readonly hoursLeft?: number;
  /** Unlawful days of the open stay until today, counted since the permit that holds began to hold. */
  readonly overstayDays?: number;
  /** First day, today or later, on which an entry would be lawful, if the person left today; null: none under these permits. */
  readonly earliestNextEntry?: string | null;
  readonly earliestNextEntryAtWorst?: string | null;
  /** Longest lawful stay, in days, for the planned entry. */
  readonly maxStayFromPlannedEntry?: number;
  readonly maxStayFromPlannedEntryAtWorst?: number;
  /** Where the permit that holds lets its holder be. */
  readonly zone?: { readonly clause: string | null; readonly territories: readonly string[] };
  readonly permitNumber: string | null;
  /** Versions of the rulebook: per-entry rules are those of the first day under the permit, windows and caps those of the day judged. */
  readonly basis: { readonly corridorId: string | null; readonly versionOfEntry: number | null; readonly versionOfDay: number | null };
  readonly limits: readonly StayLimit[];
  readonly ruleNotSet: boolean;
  readonly because: readonly StayBecause[];
}

/** A run of days of the record that were counted alike. */
export interface StayRun {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly permitNumber: string | null;
  /** The clause under which the days are lawful, or the one that they break; null where none is set or the permit's dates decide. */
  readonly clause: string | null;
  readonly kind: StayLimitKind;
  /** Null where nobody has set a rule. */
  readonly lawful: boolean | null;
  /** False for days on which the person may have been inside, because an entry or an exit was not seen. */
  readonly certain: boolean;
}
