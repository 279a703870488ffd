import { STAY_TEXTS, textOf, type Language, type StayBecause } from '@gatebook/contracts';
import type { StayAnswer } from '@gatebook/rulebook';

/** The steps of a stay's reckoning in the officer's language. */
export function becauseOf({ because }: StayAnswer, language: Language): StayBecause[] {
  return because.map(({ clause, text, from, to, days }) => ({
    clause: clause ?? undefined,
    text: textOf(STAY_TEXTS, text, language),
    from,
    to,
    days,
  }));
}
