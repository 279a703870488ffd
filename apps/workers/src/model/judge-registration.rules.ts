import {
  latestDay,
  paperDayProblems,
  Problem,
  type Contract,
  type Employer,
  type FieldProblem,
  type Paper,
  type PersonFacts,
  type ProblemCode,
} from '@gatebook/contracts';
import { findNationality, findOccupation, zoneOf, findTerritory } from '@gatebook/reference-data';
import { judgeContract, labourRuleFor, localDay, rulebookInForceOn, type Rulebook, type TermsProblem } from '@gatebook/rulebook';
import { sectionOf } from './industry.rules.js';
import type { AgreementCopy, Judged, KnownRegistration } from './registration.types.js';
import { liesWithin } from './territory.rules.js';

/** What is judged of a worker; the calendar has no birth date, which was judged at the approval. */
export type WorkerFacts = Pick<PersonFacts, 'nationality'> & Partial<Pick<PersonFacts, 'birthDate'>>;

/** All that the judgement rests on. */
export interface RegistrationWanted {
  readonly person: WorkerFacts;
  readonly agreement: AgreementCopy;
  readonly employer: Pick<Employer, 'status' | 'industry'>;
  readonly rulebooks: readonly Rulebook[];
  readonly contract: Contract;
  readonly papers: readonly Paper[];
  /** What this one renews. */
  readonly renewed: EarlierRegistration | null;
  /** A draft may lack papers; what is submitted, approved or active may not, and nothing it rests on may have run out by now. */
  readonly stage: 'draft' | 'decision';
  /** When it is judged. */
  readonly at: Date;
}

/** What a renewal needs to know of the one before. */
export type EarlierRegistration = Pick<KnownRegistration, 'number' | 'status' | 'contract' | 'hostSide' | 'changedAt'>;

interface Finding extends FieldProblem {
  readonly code: ProblemCode;
}

/** Judges a registration by the rulebook in force on the contract's first day; throws the first problem with all the others listed. */
export function judgeRegistration(wanted: RegistrationWanted): Judged {
  const { person, agreement, employer, contract, renewed } = wanted;
  refusePapers(wanted);
  const day = contract.from;
  const workplace = findTerritory(contract.workplaceTerritory, day);
  const findings: Finding[] = [];
  if (contract.to < contract.from) findings.push(finding('CONTRACT_ENDS_BEFORE_START', '/contract/to'));
  if (findOccupation(contract.occupation) === null || contract.occupation.length !== 2)
    findings.push(finding('OCCUPATION_UNKNOWN', '/contract/occupation'));
  if (workplace === null) findings.push(finding('TERRITORY_UNKNOWN', '/contract/workplaceTerritory'));
  if (agreement.kind !== 'labour') findings.push(finding('AGREEMENT_UNKNOWN', '/agreementId', 'is no labour agreement'));
  if (day < agreement.validFrom || (agreement.validUntil !== null && day > agreement.validUntil))
    findings.push(finding('AGREEMENT_NOT_IN_FORCE', '/contract/from'));
  if (renewed !== null && day <= lastDayOf(renewed))
    findings.push(finding('REGISTRATION_OVERLAPS', '/contract/from', `${renewed.number} lasts until ${lastDayOf(renewed)}`));
  if (employer.status === 'suspended') findings.push(finding('EMPLOYER_SUSPENDED', '/employerId'));
  refuse(findings);
  if (workplace === null) throw new Error('an unknown workplace has been refused above');

  const hostSide = workplace.side;
  const today = localDay(wanted.at, zoneOf(hostSide));
  if (wanted.stage === 'decision') refuse(runOut(agreement, contract, today));
  const homeSide = findNationality(person.nationality)?.side ?? null;
  const rulebook = rulebookInForceOn(wanted.rulebooks, agreement.corridorId, day);
  const rule = rulebook === null ? null : labourRuleFor(rulebook, hostSide);
  if (homeSide === null || homeSide === hostSide || ![homeSide, hostSide].every((side) => agreement.sides.includes(side))) {
    throw outside('the worker’s side and the workplace are not the two sides of the agreement');
  }
  if (rulebook === null || rule === null) throw new Problem('RULE_NOT_SET', { corridorId: agreement.corridorId, hostSide });
  const hostHalf = rulebook.territories[rulebook.sides.indexOf(hostSide)];
  if (hostHalf === undefined || !liesWithin(workplace.id, hostHalf, day)) throw outside('lies outside the corridor');

  const { from, to, occupation } = contract;
  const industry = sectionOf(employer.industry) ?? employer.industry;
  const terms = judgeContract(rulebook, {
    hostSide,
    from,
    to,
    occupation,
    industry,
    papers: stillGood(wanted, today),
    birthDate: person.birthDate,
  });
  refuse(terms.filter(({ code }) => wanted.stage === 'decision' || code !== 'PAPER_MISSING').map(findingOf));
  return {
    homeSide,
    hostSide,
    hostTerritory: workplace.id,
    rulebookVersion: rulebook.version,
    permitType: rule.permitType ?? null,
    permitOnApproval: rule.permitType !== undefined && rule.approvalIssuesPermit?.yes === true,
  };
}

/** Its contract's last day, or the day on which it was ended before: nothing changes in a registration that has ended. */
function lastDayOf({ status, contract, hostSide, changedAt }: EarlierRegistration): string {
  if (status !== 'ended') return contract.to;
  const endedOn = localDay(changedAt, zoneOf(hostSide));
  return endedOn < contract.to ? endedOn : contract.to;
}

/** No paper says of itself what cannot be. */
function refusePapers({ papers, at }: RegistrationWanted): void {
  const problems = papers.flatMap((paper, index) => paperDayProblems(paper, `/papers/${index}`, latestDay(at)));
  if (problems.length > 0) throw new Problem('REQUEST_INVALID', {}, problems);
}

/** What was good when it was drafted and is over on the day of the decision. */
function runOut({ validUntil }: AgreementCopy, { to }: Contract, today: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (validUntil !== null && validUntil < today) findings.push(finding('AGREEMENT_NOT_IN_FORCE', '/agreementId', `ended ${validUntil}`));
  if (to < today) findings.push(finding('CONTRACT_OVER', '/contract/to'));
  return findings;
}

/** Papers that have run out by the day of a decision are none. */
function stillGood({ papers, stage }: RegistrationWanted, today: string): readonly Paper[] {
  return stage === 'draft' ? papers : papers.filter(({ expiresOn }) => expiresOn === undefined || expiresOn >= today);
}

/** Where each of the rulebook's objections belongs in the request, and its code in the catalogue. */
const OBJECTIONS: Partial<Readonly<Record<TermsProblem['code'], readonly [ProblemCode, string]>>> = {
  CONTRACT_TOO_LONG: ['CONTRACT_TOO_LONG', '/contract/to'],
  OCCUPATION_NOT_ALLOWED: ['OCCUPATION_NOT_ALLOWED', '/contract/occupation'],
  INDUSTRY_NOT_ALLOWED: ['INDUSTRY_NOT_ALLOWED', '/employerId'],
  PAPER_MISSING: ['PAPERS_MISSING', '/papers'],
  UNDER_AGE: ['UNDER_AGE', '/personId'],
};

function findingOf({ code, clause, value }: TermsProblem): Finding {
  const [known, pointer] = OBJECTIONS[code] ?? (['RULE_NOT_SET', '/agreementId'] as const);
  // The value of an age is a birth date and stays unsaid.
  const said = code === 'UNDER_AGE' ? undefined : value;
  const where = [clause === undefined ? undefined : `§ ${clause}`, said].filter((part) => part !== undefined).join(', ');
  return { ...finding(known, pointer, where), ...(where !== '' && { values: { where } }) };
}

function refuse(findings: readonly Finding[]): void {
  const [first] = findings;
  if (first !== undefined) throw new Problem(first.code, {}, findings);
}

function outside(detail: string): Problem {
  return new Problem('WORKPLACE_OUTSIDE_AGREEMENT', {}, [finding('WORKPLACE_OUTSIDE_AGREEMENT', '/contract/workplaceTerritory', detail)]);
}

function finding(code: ProblemCode, pointer: string, detail = ''): Finding {
  return { pointer, code, detail };
}
