import type { Confidence, Side, Traffic } from './rulebook.js';

/** `temporary` needs both dates to be in force; `proposed`, `superseded`, `partial` and `reported` hours never are. */
export const HOURS_STATUSES = ['published', 'temporary', 'proposed', 'superseded', 'partial', 'reported'] as const;
/** One status of published hours. */
export type HoursStatus = (typeof HOURS_STATUSES)[number];

/** Opening hours of one side's post, in the local time of the zone stated. */
export interface GateHours {
  readonly side: Side;
  readonly traffic: Traffic | 'all';
  /** `HH:MM`, included. Null when only one end is known. */
  readonly open: string | null;
  /** `HH:MM` up to `24:00`, excluded; not after `open` means on the next day. */
  readonly close: string | null;
  readonly zone: string;
  /** ISO weekdays (1 = Monday), or every day. */
  readonly days: 'every-day' | readonly number[];
  /** First and last local day, both included. Null: not known to begin or end. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly status: HoursStatus;
  readonly decidedBy?: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A decision about a gate for a time: closed, limited, or open beyond the hours. */
export interface GateNotice {
  /** The side that decided for its post; absent means both posts. */
  readonly side?: Side;
  readonly traffic: Traffic | 'all';
  readonly status: 'open' | 'limited' | 'closed';
  /** Instants; from is included, until is excluded, absent means until the next notice. */
  readonly from: string;
  readonly until?: string | null;
  readonly ground: string;
  readonly decidedBy: string | null;
}

/** Whether a post is open, and which hours or decision say so. */
export interface GateState {
  /** Null: nobody has set the hours. */
  readonly open: boolean | null;
  /** A notice limits the traffic, which remains open otherwise. */
  readonly limited: boolean;
  /** Next opening, when shut and known. */
  readonly opensAt?: Date;
  /** Closing by the hours or the opening's own end, when open; a closure decided for later is not foreseen. */
  readonly closesAt?: Date;
  readonly because:
    | { readonly kind: 'hours'; readonly hours: GateHours }
    | { readonly kind: 'closure' | 'special-hours'; readonly notice: GateNotice }
    | { readonly kind: 'not-set' };
}
