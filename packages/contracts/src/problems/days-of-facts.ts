import type { FieldProblem } from './problem.js';

/** The first place on earth where a day begins (Line Islands). */
const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/**
 * The latest day that has begun anywhere on earth: what has happened bears no later one. The day of one side will not do, for the neighbour
 * who issued a paper may be on the next day already (China is an hour ahead of Vietnam and Laos).
 */
export function latestDay(at: Date): string {
  return new Date(at.getTime() + FURTHEST_AHEAD_MS).toISOString().slice(0, 10);
}

/** What is wrong with the days of a paper or a document at `pointer`: nothing is issued on a day that has not begun, nor is over before it is issued. */
export function paperDayProblems(
  { issuedOn, expiresOn }: { readonly issuedOn?: string; readonly expiresOn?: string },
  pointer: string,
  latest: string,
): readonly FieldProblem[] {
  if (issuedOn === undefined) return [];
  return [
    ...factDayProblems(issuedOn, `${pointer}/issuedOn`, latest),
    ...(expiresOn !== undefined && expiresOn < issuedOn
      ? [{ pointer: `${pointer}/expiresOn`, code: 'EXPIRES_BEFORE_ISSUE', detail: 'lies before issuedOn' }]
      : []),
  ];
}

/** What is wrong with the day of something that has happened, a signature as much as an issue. */
export function factDayProblems(day: string, pointer: string, latest: string): readonly FieldProblem[] {
  return day > latest ? [{ pointer, code: 'IN_FUTURE', detail: 'lies ahead' }] : [];
}
