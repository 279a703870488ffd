import type { GateKind, PermitEntries, Side } from '@gatebook/vocabulary';
import { labourRuleFor, permitRuleFor } from './clauses.js';
import { addDays, addMonths, daysInclusive } from './local-time.js';
import type { Rulebook } from './rulebook.js';

/** What is wrong with the terms asked for, and the clause that says so; RULE_NOT_SET where no clause speaks. */
export interface TermsProblem {
  readonly code:
    | 'RULE_NOT_SET'
    | 'NATIONALITY_NOT_ENTITLED'
    | 'RESIDENCE_NOT_ENTITLED'
    | 'PURPOSE_NOT_ALLOWED'
    | 'VALIDITY_TOO_LONG'
    | 'GATE_NOT_ALLOWED'
    | 'ZONE_NOT_ALLOWED'
    | 'ENTRIES_NOT_ALLOWED'
    | 'CONTRACT_TOO_LONG'
    | 'OCCUPATION_NOT_ALLOWED'
    | 'INDUSTRY_NOT_ALLOWED'
    | 'PAPER_MISSING'
    | 'UNDER_AGE';
  readonly clause?: string;
  /** The value that the clause does not allow, or what has no rule. */
  readonly value?: string;
}

/** The terms of a permit that somebody asks for. Days include both ends. */
export interface PermitTerms {
  readonly type: string;
  readonly hostSide: Side;
  readonly nationality: string;
  readonly residence?: string;
  readonly purpose: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly gates?: readonly { readonly id: string; readonly parentId?: string | null; readonly kind: GateKind }[];
  readonly zone?: readonly string[];
  readonly entries: PermitEntries;
}

/** Whether a permit may be issued on these terms: what is wrong, nothing when all is well. */
export function judgePermit(rulebook: Rulebook, terms: PermitTerms): readonly TermsProblem[] {
  const rule = permitRuleFor(rulebook, terms.type, terms.hostSide);
  if (rule === null) return [{ code: 'RULE_NOT_SET', value: terms.type }];
  const problems: TermsProblem[] = [];
  const { holder, validity, gates, zone, entries } = rule;
  if (!rule.purposes.includes(terms.purpose)) problems.push({ code: 'PURPOSE_NOT_ALLOWED', value: terms.purpose });
  if (holder === undefined) problems.push({ code: 'RULE_NOT_SET', value: 'holder' });
  else if (!holder.nationalities.includes(terms.nationality))
    problems.push({ code: 'NATIONALITY_NOT_ENTITLED', clause: holder.id, value: terms.nationality });
  else if (holder.residence && terms.residence !== undefined && !holder.residence.includes(terms.residence))
    problems.push({ code: 'RESIDENCE_NOT_ENTITLED', clause: holder.id, value: terms.residence });
  if (validity === undefined) problems.push({ code: 'RULE_NOT_SET', value: 'validity' });
  else if (terms.validUntil > lastDayAllowed(validity, terms.validFrom))
    problems.push({ code: 'VALIDITY_TOO_LONG', clause: validity.id, value: terms.validUntil });
  for (const gate of terms.gates ?? []) {
    const isNamed = !gates?.gateIds || gates.gateIds.some((id) => id === gate.id || id === gate.parentId);
    const isOfKind = !gates?.kinds || gates.kinds.includes(gate.kind);
    if (gates && !(isNamed && isOfKind)) problems.push({ code: 'GATE_NOT_ALLOWED', clause: gates.id, value: gate.id });
  }
  for (const territory of terms.zone ?? [])
    if (zone && !zone.territories.includes(territory)) problems.push({ code: 'ZONE_NOT_ALLOWED', clause: zone.id, value: territory });
  if (entries?.allowed === 'single' && terms.entries === 'multiple') problems.push({ code: 'ENTRIES_NOT_ALLOWED', clause: entries.id });
  return problems;
}

/** The terms of a labour contract. Days include both ends and are days of the host territory. */
export interface ContractTerms {
  readonly hostSide: Side;
  readonly from: string;
  readonly to: string;
  readonly occupation: string;
  /** ISIC section or division of the employer. */
  readonly industry?: string;
  readonly papers: readonly { readonly kind: string; readonly expiresOn?: string }[];
  readonly birthDate?: string;
}

/** Whether a worker may be registered on these terms: what is wrong, nothing when all is well. */
export function judgeContract(rulebook: Rulebook, terms: ContractTerms): readonly TermsProblem[] {
  const rule = labourRuleFor(rulebook, terms.hostSide);
  if (rule === null) return [{ code: 'RULE_NOT_SET', value: 'labour' }];
  const { contract, work, papers, minimumAge } = rule;
  const problems: TermsProblem[] = [];
  if (contract === undefined) problems.push({ code: 'RULE_NOT_SET', value: 'contract' });
  else if (daysInclusive(terms.from, terms.to) > contract.maxDays)
    problems.push({ code: 'CONTRACT_TOO_LONG', clause: contract.id, value: terms.to });
  if (work?.occupations && !work.occupations.some((code) => terms.occupation.startsWith(code)))
    problems.push({ code: 'OCCUPATION_NOT_ALLOWED', clause: work.id, value: terms.occupation });
  if (work?.industries && terms.industry !== undefined && !work.industries.includes(terms.industry))
    problems.push({ code: 'INDUSTRY_NOT_ALLOWED', clause: work.id, value: terms.industry });
  for (const kind of papers?.kinds ?? []) {
    const held = terms.papers.some((paper) => paper.kind === kind && (paper.expiresOn === undefined || paper.expiresOn >= terms.from));
    if (!held) problems.push({ code: 'PAPER_MISSING', clause: papers?.id, value: kind });
  }
  // A birth date known to the year or month only is taken as its last day: the person is at least that old.
  if (minimumAge && terms.birthDate !== undefined && addMonths(latestBirthDay(terms.birthDate), minimumAge.years * 12) > terms.from)
    problems.push({ code: 'UNDER_AGE', clause: minimumAge.id });
  return problems;
}

function lastDayAllowed(validity: { readonly maxDays: number } | { readonly maxMonths: number }, from: string): string {
  return 'maxDays' in validity ? addDays(from, validity.maxDays - 1) : addDays(addMonths(from, validity.maxMonths), -1);
}

function latestBirthDay(birthDate: string): string {
  if (birthDate.length === 4) return `${birthDate}-12-31`;
  return birthDate.length === 7 ? addDays(addMonths(`${birthDate}-01`, 1), -1) : birthDate;
}
