import type { Side } from '@gatebook/vocabulary';
import type { Clause, LabourRule, PermitRule, Rulebook } from './rulebook.js';

const LONGEST_YEAR = 366;
const CLAUSE_KEYS = {
  permit: ['holder', 'gates', 'zone', 'validity', 'stayPerEntry', 'rollingWindow', 'yearlyCap', 'extension', 'entries'],
  labour: ['work', 'contract', 'papers', 'quota', 'approvalIssuesPermit', 'minimumAge'],
  vehicle: ['stay', 'extension', 'drivers'],
} as const;

/** Every clause of a rulebook in the document's order. */
export function clausesOf(rulebook: Rulebook): readonly Clause[] {
  return [
    rulebook.corridorGates,
    ...rulebook.gateClasses,
    ...rulebook.permits.flatMap((rule) => CLAUSE_KEYS.permit.flatMap((key) => rule[key] ?? [])),
    ...rulebook.withoutPermit,
    ...rulebook.labour.flatMap((rule) => CLAUSE_KEYS.labour.flatMap((key) => rule[key] ?? [])),
    ...rulebook.vehicles.flatMap((rule) => CLAUSE_KEYS.vehicle.flatMap((key) => rule[key] ?? [])),
    ...(rulebook.staleness ? [rulebook.staleness] : []),
    ...rulebook.exchange,
  ];
}

/** The clause with this id, or null. */
export function findClause(rulebook: Rulebook, id: string): Clause | null {
  return clausesOf(rulebook).find((clause) => clause.id === id) ?? null;
}

/** Whether a rulebook still holds invented figures; a production deployment refuses to sign such a one. */
export function holdsExamples(rulebook: Rulebook): boolean {
  return clausesOf(rulebook).some(({ example }) => example === true) || rulebook.agreements.some(({ example }) => example === true);
}

/** What a rulebook says about a permit type towards a host side, or null when it says nothing. */
export function permitRuleFor(rulebook: Rulebook, type: string, hostSide: Side): PermitRule | null {
  return rulebook.permits.find((rule) => rule.type === type && rule.hostSide === hostSide) ?? null;
}

/** Whether a rule says how long a stay may be: per entry, in a window or in a year. One of them is enough. */
export function limitsStay({ stayPerEntry, rollingWindow, yearlyCap }: PermitRule): boolean {
  return (stayPerEntry ?? rollingWindow ?? yearlyCap) !== undefined;
}

/**
 * How many days back, the day judged included, the rolling windows and yearly caps of some rulebooks count; 0 where none has either,
 * and every stay is judged by its own entry.
 */
export function daysCountedBack(rulebooks: readonly Rulebook[]): number {
  const spans = rulebooks.flatMap(({ permits }) =>
    permits.map(({ rollingWindow, yearlyCap }) => Math.max(rollingWindow?.inDays ?? 0, yearlyCap === undefined ? 0 : LONGEST_YEAR)),
  );
  return Math.max(0, ...spans);
}

/** The labour rules towards a host side, or null. */
export function labourRuleFor(rulebook: Rulebook, hostSide: Side): LabourRule | null {
  return rulebook.labour.find((rule) => rule.hostSide === hostSide) ?? null;
}

/** The highest version of a corridor's rulebook that is effective on a day (both ends included), or null. */
export function rulebookInForceOn(rulebooks: readonly Rulebook[], corridorId: string, day: string): Rulebook | null {
  return rulebooks.filter((rulebook) => rulebook.corridorId === corridorId && effectiveOn(rulebook, day)).reduce(higherVersion, null);
}

/** What decides which corridor's rules a crossing falls under. */
export interface RulebookWanted {
  readonly gateId: string;
  /** For a passage: the gate it belongs to. */
  readonly parentGateId?: string | null;
  readonly permit: { readonly type: string; readonly hostSide: Side; readonly zone?: readonly string[] | null } | null;
  readonly day: string;
}

/**
 * The rulebook that a crossing falls under, or null. Several corridors may use one gate (Salavan's and Sekong's both lead
 * through La Lay): the one that knows the permit type goes first, then the one whose territory is in the permit's zone.
 */
export function rulebookFor(rulebooks: readonly Rulebook[], wanted: RulebookWanted): Rulebook | null {
  const corridors = new Map<string, Rulebook>();
  for (const rulebook of rulebooks) {
    const { gateIds } = rulebook.corridorGates;
    const leadsHere = gateIds.includes(wanted.gateId) || (wanted.parentGateId != null && gateIds.includes(wanted.parentGateId));
    if (!leadsHere || !effectiveOn(rulebook, wanted.day)) continue;
    corridors.set(rulebook.corridorId, higherVersion(corridors.get(rulebook.corridorId) ?? null, rulebook));
  }
  const fit = (rulebook: Rulebook): number => {
    if (wanted.permit === null) return 0;
    const rule = permitRuleFor(rulebook, wanted.permit.type, wanted.permit.hostSide);
    const zone = [...rulebook.territories, ...(rule?.zone?.territories ?? [])];
    const inZone = (wanted.permit.zone ?? []).some((territory) => zone.includes(territory));
    return (rule ? 2 : 0) + (inZone ? 1 : 0);
  };
  return [...corridors.values()].sort((a, b) => fit(b) - fit(a) || a.corridorId.localeCompare(b.corridorId))[0] ?? null;
}

function effectiveOn({ effectiveFrom, effectiveUntil }: Rulebook, day: string): boolean {
  return effectiveFrom <= day && (effectiveUntil === undefined || day <= effectiveUntil);
}

function higherVersion(best: Rulebook | null, rulebook: Rulebook): Rulebook {
  return best === null || rulebook.version > best.version ? rulebook : best;
}
