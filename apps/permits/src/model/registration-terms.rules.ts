import { Problem, type RegistrationChanged } from '@gatebook/contracts';
import { permitRuleFor, rulebookInForceOn, type Rulebook } from '@gatebook/rulebook';
import { judgeTerms, problemOf, type Judgement } from './permit-terms.rules.js';

/** Judges the permit of an approved registration: valid as long as the contract, on the terms of the corridor's rule. */
export function judgeRegistration(rulebooks: readonly Rulebook[], side: string, registration: RegistrationChanged): Judgement {
  const { permitType: type, hostSide, nationality, homeTerritory, corridorId, contractFrom, contractTo } = registration;
  if (type == null) throw new Problem('RULE_NOT_SET', { hostSide });
  const rulebook = rulebookInForceOn(rulebooks, corridorId, contractFrom);
  const entries = (rulebook && permitRuleFor(rulebook, type, hostSide)?.entries?.allowed) ?? 'multiple';
  const terms = {
    type,
    hostSide,
    nationality,
    residence: homeTerritory,
    purpose: 'work',
    validFrom: contractFrom,
    validUntil: contractTo,
    entries,
    corridorId,
  };
  const judgement = judgeTerms(rulebooks, side, terms);
  if (!judgement) throw new Problem('RULE_NOT_SET', { permitType: type, hostSide });
  if (judgement.objections.length > 0) throw problemOf(judgement, 'en');
  return judgement;
}
