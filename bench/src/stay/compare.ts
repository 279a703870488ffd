import { stayAccount, stayOn, type StayQuestion } from '@gatebook/rulebook';
import type { OracleAnswer } from './oracle-judge.js';
import { toDay, toText } from './oracle-days.js';

/** What the engine says, in the oracle's form. */
export function askEngine(question: StayQuestion): OracleAnswer {
  const answer = stayOn(question);
  return {
    inside: answer.inside,
    since: answer.since?.toISOString() ?? null,
    used: [answer.daysUsedRange.certain, answer.daysUsedRange.possible],
    left: [answer.daysLeft, answer.daysLeftAtWorst],
    mustLeaveBy: answer.mustLeaveBy ?? null,
    mustLeaveBefore: answer.mustLeaveBefore?.toISOString() ?? null,
    overstay: answer.overstayDays ?? 0,
    nextEntry: [answer.earliestNextEntry ?? null, answer.earliestNextEntryAtWorst ?? null],
    planned: [answer.maxStayFromPlannedEntry, answer.maxStayFromPlannedEntryAtWorst],
    notSet: answer.ruleNotSet,
    days: stayAccount(question)
      .filter(({ certain }) => certain)
      .flatMap(({ from, days, permitNumber, lawful, clause }) =>
        Array.from(
          { length: days },
          (_, index) => `${toText(toDay(from) + index)} ${permitNumber ?? '-'} ${String(lawful)} ${clause ?? '-'}`,
        ),
      ),
  };
}

/** The names of the figures in which two answers differ. */
export function differences(engine: OracleAnswer, oracle: OracleAnswer): readonly string[] {
  const told = (answer: OracleAnswer): readonly (readonly [string, string])[] =>
    Object.entries(answer).map(([name, value]) => [
      name,
      JSON.stringify(Array.isArray(value) ? value.map((one: unknown) => one ?? null) : value),
    ]);
  const expected = new Map(told(oracle));
  return told(engine).flatMap(([name, value]) =>
    expected.get(name) === value ? [] : [`${name}: ${value}, oracle ${expected.get(name) ?? ''}`],
  );
}
