export * from './rulebook.js';
export * from './gravity.js';
export * from './gate-hours.js';
export * from './check-question.js';
export * from './stay-question.js';
export { DEFAULT_STALENESS, adviceFor, flagsFor, type RecordedOutcome } from './check-advice.js';
export { gateStateAt } from './gate-state.js';
export { stayOn } from './stay.js';
export { stayFactsOf } from './stay-facts.js';
export { staysOf } from './stay-record.js';
export { stayAccount } from './stay-account.js';
export { stayWhatIf, type WhatIfAnswer, type WhatIfQuestion, type WhatIfRule } from './stay-what-if.js';
export { canonicalRulebook } from './canonical-rulebook.js';
export {
  clausesOf,
  daysCountedBack,
  findClause,
  holdsExamples,
  labourRuleFor,
  permitRuleFor,
  rulebookFor,
  rulebookInForceOn,
  type RulebookWanted,
} from './clauses.js';
export { rulebooksAsKnown, type SignedRulebook } from './as-known.js';
export { judgeContract, judgePermit, type ContractTerms, type PermitTerms, type TermsProblem } from './judge-terms.js';
export { readRulebook, validateRulebook, type RulebookProblem } from './validate-rulebook.js';
export { RULEBOOK_SCHEMA } from './generated/rulebook-schema.js';
export { addDays, daysInclusive, endOfDay, localDay, startOfDay } from './local-time.js';
