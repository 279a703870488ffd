import { Problem } from '@gatebook/contracts';
import { addDays, permitRuleFor, type Rulebook } from '@gatebook/rulebook';
import type { Language } from '@gatebook/vocabulary';
import type { KeptPermit } from './kept-permit.types.js';
import { problemOf, type Objection } from './permit-terms.rules.js';

/** Throws the problem of an extension that the rule does not allow; without an extension clause nobody has set a rule. */
export function objectToExtension(permit: KeptPermit, rulebook: Rulebook | null, validUntil: string, language: Language): void {
  const extension = rulebook && permitRuleFor(rulebook, permit.type, permit.hostSide)?.extension;
  if (!rulebook || !extension) throw new Problem('RULE_NOT_SET', { permitType: permit.type, hostSide: permit.hostSide });
  const objections: Objection[] = [];
  if (permit.timesExtended >= extension.times)
    objections.push({ code: 'EXTENSIONS_USED', clause: extension.id, value: String(extension.times) });
  if (validUntil > addDays(permit.validUntil, extension.days))
    objections.push({ code: 'EXTENSION_TOO_LONG', clause: extension.id, value: validUntil });
  if (validUntil <= permit.validUntil) objections.push({ code: 'ENDS_BEFORE_START', value: validUntil });
  if (objections.length > 0) throw problemOf({ rulebook, objections }, language);
}
