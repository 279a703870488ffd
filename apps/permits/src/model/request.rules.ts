import type { PersonFacts } from '@gatebook/contracts';
import type { Objection } from './permit-terms.rules.js';

/** Children under 16 may be listed in somebody's permit (glossary: companion). */
const COMPANION_UNDER = 16;

/** Who is no child any more on the first day. A birth date known to the year or month counts from its first day: the oldest that the companion may be. */
export function companionsObjections(companions: readonly PersonFacts[], day: string): readonly Objection[] {
  const bornAfter = `${Number(day.slice(0, 4)) - COMPANION_UNDER}${day.slice(4)}`;
  return companions.flatMap(({ birthDate, personId }) =>
    birthDate.padEnd(10, '-01') > bornAfter ? [] : [{ code: 'COMPANION_NOT_A_CHILD', value: personId }],
  );
}
