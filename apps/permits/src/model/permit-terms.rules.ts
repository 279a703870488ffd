import { Problem, termsText, type FieldProblem, type ProblemCode } from '@gatebook/contracts';
import { findPermitType, findTerritory, type Gate, type Territory } from '@gatebook/reference-data';
import { judgePermit, permitRuleFor, rulebookInForceOn, type PermitRule, type PermitTerms, type Rulebook } from '@gatebook/rulebook';
import type { Language, PermitEntries } from '@gatebook/vocabulary';

/** Regimes and documents that nobody is issued a permit of. */
const NOT_ISSUED = ['visa-regime', 'travel-document'];

/** Terms that somebody asks for, with codes made out. */
export interface WantedTerms {
  readonly type: string;
  readonly hostSide: string;
  readonly nationality: string;
  readonly residence?: string;
  readonly purpose: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly gates?: readonly Gate[];
  readonly zone?: readonly string[];
  readonly entries: PermitEntries;
  /** Set where a registration says so. */
  readonly corridorId?: string;
}

/** What a rulebook has against the terms; the clause stands beside the code. */
export interface Objection {
  readonly code: string;
  readonly clause?: string;
  readonly value?: string;
}

/** The rulebook that the terms fall under, its rule, and what it has against them. */
export interface Judgement {
  readonly rulebook: Rulebook;
  readonly rule: PermitRule;
  readonly objections: readonly Objection[];
}

/**
 * Judges the terms by the rulebooks in force on the first day. Several corridors may know a permit type: the one that has the
 * least against the terms is taken, then the one whose territories are those of the holder or the zone. Null: none has a rule.
 */
export function judgeTerms(rulebooks: readonly Rulebook[], side: string, wanted: WantedTerms): Judgement | null {
  const corridorIds = new Set(rulebooks.map(({ corridorId }) => corridorId));
  const judgements: Judgement[] = [];
  for (const corridorId of corridorIds) {
    if (wanted.corridorId !== undefined && wanted.corridorId !== corridorId) continue;
    const rulebook = rulebookInForceOn(rulebooks, corridorId, wanted.validFrom);
    const rule = rulebook && permitRuleFor(rulebook, wanted.type, wanted.hostSide);
    if (rulebook && rule) judgements.push({ rulebook, rule, objections: objectionsOf(rulebook, rule, side, wanted) });
  }
  const near = ({ rulebook: { territories } }: Judgement): number =>
    territories.filter((territory) => territory === wanted.residence || wanted.zone?.includes(territory)).length;
  return (
    judgements.toSorted(
      (a, b) =>
        a.objections.length - b.objections.length || near(b) - near(a) || a.rulebook.corridorId.localeCompare(b.rulebook.corridorId),
    )[0] ?? null
  );
}

function objectionsOf(rulebook: Rulebook, rule: PermitRule, side: string, wanted: WantedTerms): readonly Objection[] {
  const gates = wanted.gates?.map(({ id, parent, kind }) => ({ id, parentId: parent, kind }));
  const terms: PermitTerms = { ...wanted, gates, residence: entitledResidence(rule, wanted) };
  const objections: Objection[] = [...judgePermit(rulebook, terms)];
  const category = findPermitType(wanted.type)?.category;
  if (category !== undefined && NOT_ISSUED.includes(category)) objections.push({ code: 'NO_PAPER_IS_ISSUED', value: wanted.type });
  else if (rule.issuedBy !== side) objections.push({ code: 'ISSUED_BY_OTHER_SIDE', value: wanted.type });
  // A rule by kinds of gate means the corridor's own gates of that kind, not every such gate of the country.
  const { gateIds, id: clause } = rulebook.corridorGates;
  for (const gate of gates ?? []) {
    const leadsHere = gateIds.includes(gate.id) || (gate.parentId !== null && gateIds.includes(gate.parentId));
    const named = objections.some(({ code, value }) => code === 'GATE_NOT_ALLOWED' && value === gate.id);
    if (!leadsHere && !named) objections.push({ code: 'GATE_NOT_ALLOWED', clause, value: gate.id });
  }
  return objections;
}

/** Who lives in a county lives in its province: the territory that the rule names, or the residence as it is. */
function entitledResidence({ holder }: PermitRule, { residence }: WantedTerms): string | undefined {
  if (residence === undefined || holder?.residence === undefined) return residence;
  let territory: Territory | null = findTerritory(residence);
  while (territory !== null) {
    if (holder.residence.includes(territory.id)) return territory.id;
    territory = territory.parent === null ? null : findTerritory(territory.parent);
  }
  return residence;
}

const POINTERS: Readonly<Record<string, string>> = {
  NATIONALITY_NOT_ENTITLED: '/personId',
  RESIDENCE_NOT_ENTITLED: '/personId',
  PURPOSE_NOT_ALLOWED: '/purpose',
  VALIDITY_TOO_LONG: '/validUntil',
  EXTENSION_TOO_LONG: '/validUntil',
  GATE_NOT_ALLOWED: '/gates',
  ZONE_NOT_ALLOWED: '/zone',
  ENTRIES_NOT_ALLOWED: '/entries',
  COMPANION_NOT_A_CHILD: '/companions',
};

/** The problem that objections make, each with its clause in the caller's language. */
export function problemOf({ rulebook, objections }: Pick<Judgement, 'rulebook' | 'objections'>, language: Language): Problem {
  const { corridorId, version } = rulebook;
  const errors = objections.map(({ code, clause, value }): FieldProblem => {
    const where = `${corridorId} ${version}${clause === undefined ? '' : ` § ${clause}`}`;
    return {
      pointer: POINTERS[code] ?? '/type',
      code,
      isInWords: true,
      detail: `${termsText(code, language)} (${where}${value === undefined ? '' : `: ${value}`})`,
    };
  });
  return new Problem(
    problemCode(objections),
    { corridorId, rulebookVersion: version, clause: objections.find(({ clause }) => clause !== undefined)?.clause ?? null },
    errors,
  );
}

function problemCode(objections: readonly Objection[]): ProblemCode {
  if (objections.every(({ code }) => code === 'RULE_NOT_SET')) return 'RULE_NOT_SET';
  return objections.every(({ code }) => code === 'VALIDITY_TOO_LONG') ? 'PERMIT_VALIDITY_TOO_LONG' : 'PERMIT_NOT_ALLOWED';
}
