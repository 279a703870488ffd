import { Problem, type FieldProblem, type StayWhatIf } from '@gatebook/contracts';
import { daysInclusive, type WhatIfQuestion, type WhatIfRule } from '@gatebook/rulebook';

/** A question that makes sense, or a problem that names what does not: a stay that ends before it begins, no rule or two of them. */
export function whatIfQuestion(asked: StayWhatIf): WhatIfQuestion {
  const { rule, stays, on, plannedEntry } = asked;
  const errors: FieldProblem[] = stays.flatMap(({ from, to }, index) =>
    to !== undefined && daysInclusive(from, to) < 1
      ? [{ pointer: `/stays/${index}/to`, code: 'BEFORE_FROM', detail: 'to lies before from' }]
      : [],
  );
  const rules = ruleKinds(rule);
  const [only] = rules;
  const isHalf = (rule.days === undefined) !== (rule.inDays === undefined);
  if (only === undefined || rules.length > 1 || isHalf) {
    errors.push({ pointer: '/rule', code: 'RULE_UNCLEAR', detail: 'one of days with inDays, daysPerYear, daysPerEntry' });
  }
  if (plannedEntry !== undefined && daysInclusive(on, plannedEntry) < 1) {
    errors.push({ pointer: '/plannedEntry', code: 'BEFORE_ON', detail: 'plannedEntry lies before on' });
  }
  if (only === undefined || errors.length > 0) throw new Problem('REQUEST_INVALID', {}, errors);
  return { rule: only, stays, on, ...(plannedEntry !== undefined && { plannedEntry }) };
}

function ruleKinds({ days, inDays, daysPerYear, daysPerEntry }: StayWhatIf['rule']): readonly WhatIfRule[] {
  return [
    ...(days !== undefined && inDays !== undefined ? [{ days, inDays }] : []),
    ...(daysPerYear !== undefined ? [{ daysPerYear }] : []),
    ...(daysPerEntry !== undefined ? [{ daysPerEntry }] : []),
  ];
}
