import type { Side } from '@gatebook/vocabulary';
import { permitRuleFor } from './clauses.js';
import { dayNumber, FAR_FUTURE, FAR_PAST } from './day-number.js';
import type { PermitRule, Rulebook } from './rulebook.js';

/** Days on which one version of a corridor's rulebook holds, and what it says about a permit type. */
export interface RulePeriod {
  readonly from: number;
  readonly to: number;
  /** Null where no version is in force. */
  readonly version: number | null;
  readonly effectiveFrom: string | null;
  /** Null where the version in force says nothing of the type. */
  readonly rule: PermitRule | null;
}

/** What the versions of a corridor's rulebook say about a permit type, for every day there is: periods without a gap, in order. */
export interface RuleTimeline {
  readonly corridorId: string | null;
  readonly periods: readonly RulePeriod[];
}

const known = new WeakMap<readonly Rulebook[], Map<string, RuleTimeline>>();

/** The timeline of a permit type towards a host side; without a corridor, that of the first corridor that knows the type. */
export function ruleTimeline(
  rulebooks: readonly Rulebook[],
  { type, hostSide, corridorId }: { readonly type: string; readonly hostSide: Side; readonly corridorId?: string },
): RuleTimeline {
  let ofList = known.get(rulebooks);
  if (ofList === undefined) {
    ofList = new Map();
    known.set(rulebooks, ofList);
  }
  const key = `${type} ${hostSide} ${corridorId ?? ''}`;
  let timeline = ofList.get(key);
  if (timeline === undefined) {
    timeline = readTimeline(rulebooks, type, hostSide, corridorId);
    ofList.set(key, timeline);
  }
  return timeline;
}

/** The period that a day lies in. */
export function periodOn({ periods }: RuleTimeline, day: number): RulePeriod {
  for (const period of periods) if (day <= period.to) return period;
  throw new Error('a timeline has no end');
}

function readTimeline(rulebooks: readonly Rulebook[], type: string, hostSide: Side, wanted: string | undefined): RuleTimeline {
  const knowing = rulebooks.filter((rulebook) => permitRuleFor(rulebook, type, hostSide) !== null).map((rulebook) => rulebook.corridorId);
  const corridorId = wanted ?? knowing.toSorted()[0] ?? null;
  const versions = rulebooks
    .filter((rulebook) => rulebook.corridorId === corridorId)
    .map((rulebook) => ({
      rulebook,
      from: dayNumber(rulebook.effectiveFrom),
      to: rulebook.effectiveUntil === undefined ? FAR_FUTURE : dayNumber(rulebook.effectiveUntil),
    }));
  const begins = [...new Set([FAR_PAST, ...versions.flatMap(({ from, to }) => [from, to + 1])])]
    .filter((day) => day <= FAR_FUTURE)
    .toSorted((a, b) => a - b);
  const periods = begins.map((from, index): RulePeriod => {
    const inForce = versions
      .filter((version) => version.from <= from && from <= version.to)
      .reduce<Rulebook | null>((best, { rulebook }) => (best === null || rulebook.version > best.version ? rulebook : best), null);
    return {
      from,
      to: (begins[index + 1] ?? FAR_FUTURE + 1) - 1,
      version: inForce?.version ?? null,
      effectiveFrom: inForce?.effectiveFrom ?? null,
      rule: inForce === null ? null : permitRuleFor(inForce, type, hostSide),
    };
  });
  return { corridorId, periods };
}
