import type { Heading } from '@gatebook/vocabulary';
import type { CheckQuestion, Reason } from './check-question.js';
import { permitRuleFor } from './clauses.js';
import type { GateState } from './gate-hours.js';
import type { GateClassClause, Rulebook } from './rulebook.js';

/** What speaks against this gate, for this permit and this person, at this time. */
export function gateReasons(question: CheckQuestion, own: GateState, heading: Heading): readonly Reason[] {
  return [...openingReasons(own, heading), ...permitGateReasons(question), ...classReasons(question, heading)];
}

function openingReasons(own: GateState, heading: Heading): readonly Reason[] {
  if (own.open === true) return [];
  if (own.because.kind === 'closure' && own.because.notice.isUnclear === true)
    return heading === 'towards' ? [{ code: 'RULE_NOT_SET', about: 'gate-status' }] : [];
  if (own.because.kind === 'closure') return [{ code: 'GATE_CLOSED' }];
  if (own.open === false) return [{ code: 'GATE_OUTSIDE_HOURS' }];
  // Hours that nobody has set cannot admit and cannot refuse; whoever goes home needs no rule.
  return heading === 'towards' ? [{ code: 'RULE_NOT_SET', about: 'gate-hours' }] : [];
}

/** The gates written on the permit, and those that the rulebook allows for its type. A passage is part of its gate. */
function permitGateReasons({ permit, rulebook, gate }: CheckQuestion): readonly Reason[] {
  if (permit === null) return [];
  const isNamed = (gateIds: readonly string[]): boolean =>
    gateIds.includes(gate.id) || (gate.parentId !== null && gateIds.includes(gate.parentId));
  const rule = rulebook && permitRuleFor(rulebook, permit.type, permit.hostSide);
  const byRule = rule?.gates;
  if (!gate.sides.includes(permit.hostSide)) return [{ code: 'GATE_NOT_ALLOWED', clause: byRule?.id }];
  if (permit.gates?.length && !isNamed(permit.gates)) return [{ code: 'GATE_NOT_ALLOWED', clause: byRule?.id }];
  if (byRule?.gateIds && !isNamed(byRule.gateIds)) return [{ code: 'GATE_NOT_ALLOWED', clause: byRule.id }];
  if (byRule?.kinds && !byRule.kinds.includes(gate.parentKind ?? gate.kind)) return [{ code: 'GATE_CLASS_NOT_ALLOWED', clause: byRule.id }];
  return [];
}

/** Main and auxiliary gates serve the two neighbours alone; a freight road takes no persons (Decree 112/2014, 2009 VN-CN agreement). */
function classReasons({ rulebook, gate, traffic, holder, sides }: CheckQuestion, heading: Heading): readonly Reason[] {
  if (rulebook === null) return [];
  const own = classOf(rulebook, gate.kind);
  const parent = gate.parentKind === null ? undefined : classOf(rulebook, gate.parentKind);
  const partiesClause = parent ?? own;
  const trafficClause = own ?? parent;
  if (partiesClause === undefined || trafficClause === undefined) {
    return heading === 'towards' ? [{ code: 'RULE_NOT_SET', about: 'gate-class' }] : [];
  }
  const reasons: Reason[] = [];
  if (!trafficClause.traffic.includes(traffic)) reasons.push({ code: 'TRAFFIC_NOT_ALLOWED', clause: trafficClause.id });
  const neighbours = sides.filter(({ side }) => gate.sides.includes(side)).map(({ nationality }) => nationality);
  const isThirdParty = holder.nationality !== null && !neighbours.includes(holder.nationality);
  if (partiesClause.parties === 'two-sides' && isThirdParty) reasons.push({ code: 'GATE_CLASS_NOT_ALLOWED', clause: partiesClause.id });
  return reasons;
}

function classOf(rulebook: Rulebook, kind: string): GateClassClause | undefined {
  return rulebook.gateClasses.find(({ kinds }) => kinds.some((candidate) => candidate === kind));
}
