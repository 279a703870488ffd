import type { Heading } from '@gatebook/vocabulary';
import type { CheckQuestion, PermitFacts, Reason } from './check-question.js';
import { limitsStay, permitRuleFor } from './clauses.js';
import { localDay } from './local-time.js';

/** What speaks against the permit itself: its status and its days. They are listed for a crossing home as well. */
export function permitReasons(question: CheckQuestion, heading: Heading): readonly Reason[] {
  const { permit, credential } = question;
  if (permit === null) {
    // A credential that could not be read or trusted says so itself; an unread permit is not an unknown one.
    const unread = credential !== 'none' && credential !== 'valid';
    if (unread) return [];
    return question.askedBy === 'permit' || heading === 'home' ? [{ code: 'PERMIT_UNKNOWN' }] : withoutPermit(question);
  }
  const clause = ruleClause(question, 'validity');
  return [...statusReasons(permit), ...validityReasons(question, permit, clause), ...entriesReasons(question, permit, heading)];
}

/** Rules that must be set before a crossing towards the host side can be advised; what is missing answers RULE_NOT_SET. */
export function missingRules(question: CheckQuestion): readonly Reason[] {
  const { permit, rulebook } = question;
  if (permit === null) return [];
  if (rulebook === null) return [{ code: 'RULE_NOT_SET', about: 'rulebook' }];
  const rule = permitRuleFor(rulebook, permit.type, permit.hostSide);
  if (rule === null) return [{ code: 'RULE_NOT_SET', about: 'permit-type' }];
  const missing: Reason[] = [];
  if (rule.gates === undefined && !permit.gates?.length) missing.push({ code: 'RULE_NOT_SET', about: 'gates' });
  if (!limitsStay(rule)) missing.push({ code: 'RULE_NOT_SET', about: 'stay-per-entry' });
  return missing;
}

/** The clause that an admission rests on, when there is one. */
export function clauseOfAdmission(question: CheckQuestion): string | undefined {
  if (question.permit === null) return admittingPaper(question)?.id;
  return ruleClause(question, 'holder') ?? ruleClause(question, 'validity');
}

function statusReasons({ status }: PermitFacts): readonly Reason[] {
  switch (status) {
    case 'issued':
      return [];
    case 'requested':
      return [{ code: 'PERMIT_NOT_YET_VALID' }];
    case 'refused':
    case 'unknown':
      return [{ code: 'PERMIT_UNKNOWN' }];
    case 'suspended':
      return [{ code: 'PERMIT_SUSPENDED' }];
    case 'revoked':
      return [{ code: 'PERMIT_REVOKED' }];
    case 'retired':
      return [{ code: 'PERMIT_RETIRED' }];
    case 'expired':
      return [{ code: 'PERMIT_EXPIRED' }];
  }
}

/** Both days of validity are included and are days of the host side, whose permit it is to be on. */
function validityReasons(question: CheckQuestion, permit: PermitFacts, clause: string | undefined): readonly Reason[] {
  const zone = question.sides.find(({ side }) => side === permit.hostSide)?.zone;
  if (zone === undefined) return [{ code: 'RULE_NOT_SET', about: 'side' }];
  const today = localDay(question.at, zone);
  if (today < permit.validFrom) return [{ code: 'PERMIT_NOT_YET_VALID', clause }];
  if (today > permit.validUntil) return [{ code: 'PERMIT_EXPIRED', clause }];
  return [];
}

function entriesReasons(question: CheckQuestion, permit: PermitFacts, heading: Heading): readonly Reason[] {
  // Whoever goes home on a single-entry permit has used it, as is right.
  if (heading === 'home') return [];
  const rule = question.rulebook && permitRuleFor(question.rulebook, permit.type, permit.hostSide);
  const allowed = permit.entries === 'single' ? 1 : rule?.entries?.max;
  return allowed !== undefined && permit.entriesUsed >= allowed ? [{ code: 'PERMIT_ENTRIES_USED', clause: rule?.entries?.id }] : [];
}

function withoutPermit(question: CheckQuestion): readonly Reason[] {
  if (!question.holder.known && question.askedBy === 'document') return [{ code: 'PERSON_UNKNOWN' }, ...unlessAdmitted(question)];
  return unlessAdmitted(question);
}

function unlessAdmitted(question: CheckQuestion): readonly Reason[] {
  return admittingPaper(question) ? [] : [{ code: 'RULE_NOT_SET', about: 'papers-without-permit' }];
}

function admittingPaper({ rulebook, direction, deploymentSide, gate, documentType, holder }: CheckQuestion) {
  const hostSide = direction === 'entry' ? deploymentSide : gate.sides.find((side) => side !== deploymentSide);
  return rulebook?.withoutPermit.find(
    (clause) =>
      clause.hostSide === hostSide &&
      documentType !== undefined &&
      clause.documents.includes(documentType) &&
      holder.nationality !== null &&
      clause.nationalities.includes(holder.nationality) &&
      clause.kinds.includes(gate.parentKind ?? gate.kind),
  );
}

function ruleClause({ permit, rulebook }: CheckQuestion, key: 'holder' | 'validity'): string | undefined {
  return permit && rulebook ? permitRuleFor(rulebook, permit.type, permit.hostSide)?.[key]?.id : undefined;
}
