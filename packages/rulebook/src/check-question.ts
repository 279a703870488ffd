import type {
  Advice,
  Direction,
  GateKind,
  Heading,
  PermitEntries,
  PermitStatus,
  ReadingOutcome,
  ReasonCode,
  ShownKind,
  Side,
  Traffic,
} from '@gatebook/vocabulary';
import type { GateCalendar, GateHours, GateNotice, GateState } from './gate-hours.js';
import type { Rulebook } from './rulebook.js';

/** A side's time zone and the ICAO code of its nationals. */
export interface SideFacts {
  readonly side: Side;
  readonly zone: string;
  readonly nationality: string;
}

/** What is known of the gate where the question is asked. */
export interface GateFacts {
  readonly id: string;
  readonly kind: GateKind;
  readonly parentId: string | null;
  /** A passage has the class of the gate it belongs to. */
  readonly parentKind: GateKind | null;
  readonly sides: readonly [Side, Side];
  readonly hours: readonly GateHours[];
  readonly notices: readonly GateNotice[];
  /** Calendars that hours refer to. */
  readonly calendars?: readonly GateCalendar[];
}

/** What is known of the permit; days include both ends and are days of the host side. */
export interface PermitFacts {
  readonly number: string;
  readonly type: string;
  readonly hostSide: Side;
  /** `unknown`: the registry never gave this number, or says a word that this release does not know. Nobody passes on it. */
  readonly status: PermitStatus | 'unknown';
  readonly validFrom: string;
  readonly validUntil: string;
  /** Gates named on the permit; null or empty means every gate that the rulebook allows for the type. */
  readonly gates: readonly string[] | null;
  readonly zone: readonly string[] | null;
  readonly entries: PermitEntries;
  readonly entriesUsed: number;
}

/** What is known of the person who stands at the gate. */
export interface HolderFacts {
  /** False when the document shown belongs to nobody in the registry. */
  readonly known: boolean;
  readonly nationality: string | null;
  readonly birthYear?: number | null;
}

/** What reading the permit's QR code came to. */
export type CredentialOutcome = 'none' | 'valid' | 'malformed' | 'issuer-unknown' | 'signature-invalid';
/** What comparing the document shown with the permit came to. */
export type DocumentOutcome = ReadingOutcome | 'mismatch';

/** What the stay answer says of the person on the host side; `stayFactsOf` draws it from one. */
export interface StayFacts {
  /** Null when it is not known whether the person is inside. */
  readonly inside: boolean | null;
  /** Inside: lawful days after today. Outside: days of a stay that began now. Null when no rule says how many. */
  readonly daysLeft: number | null;
  readonly overstayDays?: number;
  /** The clause that leaves nothing; absent where it is the permit's own end. */
  readonly exhaustedBy?: string;
  /** The window or cap that an entry now would exceed, if everything that may have been was so. */
  readonly wouldExceed?: string;
}

/** Everything a check rests on. The caller gathers it; the advice is computed from nothing else. */
export interface CheckQuestion {
  readonly gate: GateFacts;
  readonly direction: Direction;
  readonly deploymentSide: Side;
  /** At least the two sides of the gate. */
  readonly sides: readonly SideFacts[];
  readonly at: Date;
  readonly traffic: Traffic;
  /** What was presented: a permit (QR or number), a document or MRZ, or a number plate. */
  readonly askedBy: ShownKind;
  /** Document type of the outside contract, when a document was shown. */
  readonly documentType?: string;
  readonly permit: PermitFacts | null;
  readonly credential: CredentialOutcome;
  readonly document: DocumentOutcome;
  readonly holder: HolderFacts;
  /** For a worker's permit only: the standing of the registration and of the employer. */
  readonly registrationStatus?: string | null;
  readonly employerStatus?: string | null;
  readonly stay: StayFacts;
  readonly overstayOpen?: boolean;
  readonly alertHit?: boolean;
  readonly impossibleTravel?: boolean;
  /** `permitHeld`: a permit of the kinds that the rules for vehicles name, of this vehicle or its driver. */
  readonly vehicle?: { readonly permitHeld: boolean | null; readonly driverEntitled: boolean | null };
  readonly rulebook: Rulebook | null;
  /** Age of the oldest knowledge that the answer rests on. */
  readonly knowledgeAgeSeconds: number;
}

/** What a RULE_NOT_SET misses. */
export type MissingRule =
  | 'rulebook'
  | 'permit-type'
  | 'gates'
  | 'gate-class'
  | 'gate-hours'
  | 'stay-per-entry'
  | 'side'
  | 'papers-without-permit'
  | 'vehicle'
  | 'gate-status';

/** One reason of an advice: the code, the clause it rests on, and for RULE_NOT_SET which rule is missing. */
export interface Reason {
  readonly code: ReasonCode;
  readonly clause?: string;
  readonly about?: MissingRule;
}

/** The answer to a check. */
export interface CheckAdvice {
  readonly advice: Advice;
  /** Gravest first; exactly PERMIT_VALID when nothing is against. */
  readonly reasons: readonly Reason[];
  /** `towards` the permit's host side, where the rules apply, or `home`, which is never held back. */
  readonly heading: Heading;
  /** How old the knowledge is by the rulebook's staleness clause. */
  readonly knowledge: 'green' | 'amber' | 'stale';
  /** The deployment's own post, which the advice rests on, and the neighbour's, for the officer to know. */
  readonly gateState: { readonly own: GateState; readonly other: GateState };
}
