import type { PermitTypeRule } from '@gatebook/contracts';
import { findPermitType } from '@gatebook/reference-data';
import { rulebookInForceOn, type PermitRule, type Rulebook } from '@gatebook/rulebook';

/** Rules in force on a day under which a side issues papers, by permit type. Regimes without a paper are left out. */
export function rulesIssuedBy(side: string, rulebooks: readonly Rulebook[], day: string): ReadonlyMap<string, readonly PermitTypeRule[]> {
  const byType = new Map<string, PermitTypeRule[]>();
  for (const corridorId of new Set(rulebooks.map((rulebook) => rulebook.corridorId))) {
    const rulebook = rulebookInForceOn(rulebooks, corridorId, day);
    for (const rule of rulebook?.permits ?? []) {
      if (!rulebook || rule.issuedBy !== side || findPermitType(rule.type)?.category === 'visa-regime') continue;
      byType.set(rule.type, [...(byType.get(rule.type) ?? []), inShort(rulebook, rule)]);
    }
  }
  return byType;
}

function inShort(
  { corridorId, version }: Rulebook,
  { hostSide, purposes, holder, gates, zone, validity, entries }: PermitRule,
): PermitTypeRule {
  return {
    corridorId,
    rulebookVersion: version,
    hostSide,
    purposes,
    nationalities: holder?.nationalities ?? [],
    gates: gates?.gateIds ?? [],
    zone: zone?.territories ?? [],
    maxDays: validity && 'maxDays' in validity ? validity.maxDays : undefined,
    maxMonths: validity && 'maxMonths' in validity ? validity.maxMonths : undefined,
    entries: entries?.allowed,
  };
}
