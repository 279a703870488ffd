import type { Confidence, HoursStatus, NoticeRank, NoticeStatus, Side, TrafficConcerned } from '@gatebook/vocabulary';

/** Opening hours of one side's post, in the local time of the zone stated. */
export interface GateHours {
  readonly side: Side;
  readonly traffic: TrafficConcerned;
  /** `HH:MM`, included. Null when only one end is known. */
  readonly open: string | null;
  /** `HH:MM` up to `24:00`, excluded; not after `open` means on the next day. */
  readonly close: string | null;
  readonly zone: string;
  /** ISO weekdays (1 = Monday), or every day. */
  readonly days: 'every-day' | readonly number[];
  /** Hours of a calendar hold on its days alone, and go before ordinary ones. */
  readonly calendar?: string;
  /** The post does not open at all on these days; `open` and `close` are null. */
  readonly shut?: true;
  /** First and last local day, both included. Null: not known to begin or end. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly status: HoursStatus;
  readonly decidedBy?: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A dated list of days that one side sets apart, such as the days of a holiday. */
export interface GateCalendar {
  readonly id: string;
  readonly side: Side;
  /** Local days of that side, each once; runs include both ends. */
  readonly days: readonly { readonly from: string; readonly until: string }[];
  readonly decidedBy: string | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** A decision about a gate for a time: closed, limited, or open beyond the hours. */
export interface GateNotice {
  /** The side that decided for its post; absent means both posts. */
  readonly side?: Side;
  readonly traffic: TrafficConcerned;
  readonly status: NoticeStatus;
  /** The notice says a word that this release does not know: it counts as closed, and refers in place of refusing. */
  readonly isUnclear?: true;
  /** `post`: a gate supervisor's, for half a day; it opens nothing that the authority has closed. Absent: the authority's. */
  readonly rank?: NoticeRank;
  /** A notice or closure of the gate that a passage belongs to. */
  readonly ofParent?: true;
  /**
   * Instants; from is included, until is excluded. Of two that hold the one that began later lies over the other and gives way to it
   * again. Without until it holds until the next one without an end that concerns the post and the kind of traffic: a notice for
   * vehicles alone ends one for all traffic for vehicles alone.
   */
  readonly from: string;
  readonly until?: string | null;
  readonly ground: string;
  readonly decidedBy: string | null;
}

/** What an opening or a closure rests on: hours, a notice, or nothing that anybody has set. */
export type GateBecause =
  | { readonly kind: 'hours'; readonly hours: GateHours }
  | { readonly kind: 'closure' | 'special-hours'; readonly notice: GateNotice }
  | { readonly kind: 'not-set' };

/** Whether a post is open, and which hours or decision say so. */
export interface GateState {
  /** Null: nobody has set the hours. */
  readonly open: boolean | null;
  /** A notice limits the traffic, which remains open otherwise. */
  readonly limited: boolean;
  /** Next opening, when shut and known. */
  readonly opensAt?: Date;
  /** When the post will be shut next, when open: by its hours, or by a closure that is decided already. Absent where no end is known. */
  readonly closesAt?: Date;
  readonly because: GateBecause;
  /** Why the state changes at `opensAt` or `closesAt`. */
  readonly nextBecause?: GateBecause;
  /** Who decided what holds now, as far as it is told. */
  readonly decidedBy: string | null;
}
