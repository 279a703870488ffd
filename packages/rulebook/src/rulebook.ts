import type { AgreementKind, Confidence, GateKind, PermitEntries, QuotaPeriod, Side, Traffic } from '@gatebook/vocabulary';

/** One rule of a rulebook: an id that advice and stay answers name, and where the rule comes from. */
export interface Clause {
  /** Dotted number such as `3.1`, unique in the document and kept by its meaning from version to version. */
  readonly id: string;
  /** Source ids of the reference data. Empty for an invented example. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** An invented figure: a production deployment refuses to sign a rulebook that holds one. */
  readonly example?: true;
  readonly note?: string;
}

/** Who may hold a permit: nationality (ICAO alpha-3) and, where the rule says so, territories of residence. */
export interface HolderClause extends Clause {
  readonly nationalities: readonly string[];
  readonly residence?: readonly string[];
}
/** Gates where a permit admits: named gates, kinds of gate, or both. A passage counts as its parent. */
export interface GatesClause extends Clause {
  readonly gateIds?: readonly string[];
  readonly kinds?: readonly GateKind[];
}
/** Territories of the host side where the holder may be. The zone is not the gate. */
export interface ZoneClause extends Clause {
  readonly territories: readonly string[];
}
/** Longest validity of one permit. */
export type ValidityClause = Clause & ({ readonly maxDays: number } | { readonly maxMonths: number });
/** Longest stay after one entry: in days (entry and exit days both count), or in hours for drivers. */
export type StayPerEntryClause = Clause & ({ readonly days: number } | { readonly hours: number });
/** At most `days` days in any `inDays` days. */
export interface RollingWindowClause extends Clause {
  readonly days: number;
  readonly inDays: number;
}
/** At most `days` days in a calendar year of the host side. */
export interface YearlyCapClause extends Clause {
  readonly days: number;
}
/** By how much, and how often, a stay may be prolonged; `times: 0` says that it may not. */
export interface ExtensionClause extends Clause {
  readonly days: number;
  readonly times: number;
}
/** How often a permit may be used to enter; `max` limits a multiple one. */
export interface EntriesClause extends Clause {
  readonly allowed: PermitEntries;
  readonly max?: number;
}

/** All that a corridor says about one permit type towards one host side. An absent clause is a rule that nobody has set. */
export interface PermitRule {
  readonly type: string;
  readonly hostSide: Side;
  readonly issuedBy: Side;
  readonly purposes: readonly string[];
  readonly holder?: HolderClause;
  readonly gates?: GatesClause;
  readonly zone?: ZoneClause;
  readonly validity?: ValidityClause;
  readonly stayPerEntry?: StayPerEntryClause;
  readonly rollingWindow?: RollingWindowClause;
  readonly yearlyCap?: YearlyCapClause;
  readonly extension?: ExtensionClause;
  readonly entries?: EntriesClause;
}

/** Which parties a kind of gate serves: only nationals of the two sides, or anybody. */
export interface GateClassClause extends Clause {
  readonly kinds: readonly GateKind[];
  readonly parties: 'two-sides' | 'any';
  readonly traffic: readonly Traffic[];
}

/** A paper that admits its holder without a permit of this registry. */
export interface WithoutPermitClause extends Clause {
  readonly hostSide: Side;
  readonly nationalities: readonly string[];
  /** Document types of the outside contract: passport, border-pass and so on. */
  readonly documents: readonly string[];
  readonly kinds: readonly GateKind[];
  /** The regime's code among the permit types, for the stay answer and the statistics. */
  readonly regime?: string;
}

/** Labour rules towards one host side. */
export interface LabourRule {
  readonly hostSide: Side;
  readonly homeSide: Side;
  /** The permit type that our side issues for such a worker. */
  readonly permitType?: string;
  /** ISCO-08 major or sub-major groups, ISIC Rev.4 sections or divisions. */
  readonly work?: Clause & { readonly occupations?: readonly string[]; readonly industries?: readonly string[] };
  readonly contract?: Clause & { readonly maxDays: number };
  readonly papers?: Clause & { readonly kinds: readonly string[] };
  readonly quota?: Clause & { readonly period: QuotaPeriod };
  readonly approvalIssuesPermit?: Clause & { readonly yes: boolean };
  readonly minimumAge?: Clause & { readonly years: number };
}

/** Rules for vehicles towards one host side. */
export interface VehicleRule {
  readonly hostSide: Side;
  readonly permitTypes: readonly string[];
  readonly stay?: StayPerEntryClause;
  readonly extension?: ExtensionClause;
  readonly drivers?: Clause & { readonly who: 'named-on-permit' | 'any-national-of-two-sides' };
}

/** When knowledge held offline turns amber and when it is too old to advise. */
export interface StalenessClause extends Clause {
  readonly amberAfterSeconds: number;
  readonly referAfterSeconds: number;
}

/** One kind of message that may pass between the sides, and the fields that may leave with it. */
export interface ExchangeClause extends Clause {
  readonly messageType: string;
  readonly fields: readonly string[];
}

/** A signed text that the rulebook rests on. */
export interface AgreementReference {
  readonly id: string;
  readonly kind: AgreementKind;
  readonly title: string;
  readonly signedOn?: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly example?: true;
}

/** The rules between two territories as data, one document per corridor and version. */
export interface Rulebook {
  readonly corridorId: string;
  readonly version: number;
  /** First and last day in force, both included; every day is a day of the host side concerned. */
  readonly effectiveFrom: string;
  readonly effectiveUntil?: string;
  readonly title: { readonly en: string; readonly vi?: string; readonly lo?: string; readonly zh?: string };
  readonly sides: readonly [Side, Side];
  /** One territory of each side, in the order of `sides`. */
  readonly territories: readonly [string, string];
  readonly agreements: readonly AgreementReference[];
  /** Gates that lead from one territory to the other; they need not lie in either. */
  readonly corridorGates: Clause & { readonly gateIds: readonly string[] };
  readonly gateClasses: readonly GateClassClause[];
  readonly permits: readonly PermitRule[];
  readonly withoutPermit: readonly WithoutPermitClause[];
  readonly labour: readonly LabourRule[];
  readonly vehicles: readonly VehicleRule[];
  readonly staleness?: StalenessClause;
  readonly exchange: readonly ExchangeClause[];
}
