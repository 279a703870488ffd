import type { Confidence, GateKind, HoursStatus, Language, Side, TerritoryLevel, TrafficConcerned } from '@gatebook/vocabulary';

/** Names by language; absent where no name is known. */
export type Names = { readonly [L in Language]?: string };

/** A value with where it comes from and how sure that is. */
export interface Sourced<T> {
  readonly value: T | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** Where a fact was read. */
export interface Source {
  readonly id: string;
  readonly url: string;
  readonly about: string;
  readonly quality: string;
}

/** The class of a post or pair over a time; days included, null where the day is not known. */
export interface GateClass {
  readonly kind: GateKind | null;
  readonly statedAs: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as the source. */
  readonly validFrom: string | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** Opening hours of one side's post in the local time of the zone stated. Only `published` and fully dated `temporary` ones are in force. */
export interface GateHours {
  readonly side: Side;
  readonly traffic: TrafficConcerned;
  readonly open: string | null;
  readonly close: string | null;
  readonly zone: string;
  readonly days: 'every-day' | readonly number[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly status: HoursStatus;
  readonly statedAs: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A dated closure of a post; instants, from included and until excluded. */
export interface GateClosure {
  readonly side: Side;
  readonly traffic: TrafficConcerned;
  readonly status: 'closed';
  readonly from: string;
  readonly until: string;
  readonly ground: string;
  readonly decidedBy: string | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** One side of a gate. */
export interface Post {
  readonly side: Side;
  readonly names: Names;
  readonly aliases: readonly string[];
  /** How sure the Lao or Chinese name is, where it comes from another source than the pair. */
  readonly namesConfidence: Confidence;
  /** Project id of the territory it lies in now, and before 1 July 2025 where that was another. */
  readonly territory: string;
  readonly territoryBefore: string | null;
  readonly locality: Sourced<string>;
  readonly zone: string;
  readonly class: GateClass;
  readonly sources: readonly string[];
  readonly note?: string;
}

/** Something dated that happened at a gate; dates as exact as the source, a range joined by a slash. */
export interface GateEvent {
  readonly date: string;
  readonly event: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** A gate: a pair of posts facing each other, or a passage of a larger gate (`parent`). */
export interface Gate {
  readonly id: string;
  readonly kind: GateKind;
  readonly parent: string | null;
  readonly posts: readonly [Post, Post];
  readonly markers: readonly string[];
  /** The pair's class over time, newest first; the first is the one in force. */
  readonly classes: readonly GateClass[];
  readonly hours: readonly GateHours[];
  readonly closures: readonly GateClosure[];
  readonly coordinates: Sourced<{ readonly latitude: number; readonly longitude: number; readonly what: string }>;
  readonly history: readonly GateEvent[];
  readonly notes: readonly string[];
  readonly confidence: Confidence;
}

/** A province, municipality, prefecture or county with the days between which it existed. */
export interface Territory {
  readonly id: string;
  readonly side: Side;
  readonly level: TerritoryLevel;
  readonly type: string;
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly iso3166_2: (Sourced<string> & { readonly convention: boolean }) | null;
  /** Vietnamese statistics code; seven of them changed meaning on 1 July 2025, so never a key without its day. */
  readonly nsoCode: string | null;
  /** Code in the manner of GB/T 2260. */
  readonly gbCode: string | null;
  readonly parent: string | null;
  /** First and last day, both included; null: beyond the time this product needs. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  readonly borders: readonly Side[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** A paper or regime under which people or vehicles cross. */
export interface PermitType {
  readonly code: string;
  readonly category:
    | 'travel-document'
    | 'visa-regime'
    | 'border-pass'
    | 'border-resident-paper'
    | 'travel-permit'
    | 'group-tour'
    | 'labour'
    | 'visit'
    | 'vehicle';
  /** `VN-CN`, `VN-LA` or `VN-*`. */
  readonly pair: string;
  readonly names: Names;
  readonly unverifiedNames: readonly Language[];
  /** True for a code of this project that no source knows. */
  readonly projectCode: boolean;
  readonly issuedBy: Sourced<string>;
  readonly holders: Sourced<string>;
  readonly validity: Sourced<string>;
  readonly maxStayPerEntry: Sourced<string>;
  readonly zoneOrGates: Sourced<string>;
  readonly entries: Sourced<string>;
  readonly recordFields: Sourced<string>;
  readonly rules: Sourced<string>;
  readonly legalBasis: Sourced<string>;
  readonly status: Sourced<string>;
}

/** A code of a classification with titles in this project's own words (see NOTICE.md). */
export interface ClassificationCode {
  readonly code: string;
  /** The code one level up; null at the top. */
  readonly parent: string | null;
  readonly names: Names;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** A code with names in the product's languages. */
export interface CodeName {
  readonly code: string;
  readonly names: Names;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}
/** A nationality, or an issuer of travel documents, by its kept code. */
export interface Nationality extends CodeName {
  /** Other codes for the same: never kept, always understood. */
  readonly aliases?: readonly string[];
  /** The side whose nationals these are, where that is one country. */
  readonly side: Side | null;
}
/** A side with its time zone and the code of its nationals. */
export interface SideRecord {
  readonly side: Side;
  readonly zone: string;
  readonly nationality: string;
  readonly names: Names;
}
/** A value that nobody has found or set yet. */
export interface Undecided {
  readonly list: 'gates' | 'territories' | 'permit-types';
  readonly id: string;
  readonly what: string;
}

/** A code of the machine-readable zone for a kind of document (ICAO Doc 9303, as open MRZ libraries cite it). */
export interface DocumentCode {
  readonly code: string;
  readonly meaning: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}
/** What an issuer writes as expiry otherwise than Doc 9303 has it, and since when its documents of a format exist. */
export interface MrzExpiry {
  readonly format: string;
  readonly issuer: string;
  /** Six digits that mean: without term. */
  readonly noExpiry: string;
  readonly firstIssuedOn: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly note?: string;
}
/** A machine-readable format: how many lines of how many characters. */
export interface MrzFormat {
  readonly code: string;
  readonly lines: number;
  readonly length: number;
  readonly use: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}
