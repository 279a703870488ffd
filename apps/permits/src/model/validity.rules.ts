import { Problem, termsText, type FieldProblem } from '@gatebook/contracts';
import type { Language } from '@gatebook/vocabulary';
import { hostDay } from './permit.rules.js';

/** When and by whom days are judged. */
export interface JudgedAt {
  readonly at: Date;
  /** The side that issues. */
  readonly side: string;
  /** A deployment that tells its history afterwards lets permits begin from this day on, though it is past. */
  readonly earliestStart?: string;
  readonly language: Language;
}

/** Throws the problem of days that lie in the past: nobody is let in yesterday. The last day is a day of the host side, the first is compared with today of the side that issues. */
export function objectToPast(
  { hostSide, validFrom, validUntil }: { readonly hostSide: string; readonly validFrom: string; readonly validUntil: string },
  { at, side, earliestStart, language }: JudgedAt,
): void {
  const errors: FieldProblem[] = [];
  const first = earliestAllowed(side, at, earliestStart);
  if (validUntil < hostDay(hostSide, at)) errors.push(past('/validUntil', 'VALIDITY_IN_PAST', language));
  else if (validFrom < first) errors.push(past('/validFrom', 'STARTS_IN_PAST', language));
  if (errors.length > 0) throw new Problem('PERMIT_IN_PAST', { validFrom, validUntil }, errors);
}

/** The first day that a permit which is issued now may begin on. */
export function earliestAllowed(side: string, at: Date, earliestStart: string | undefined): string {
  const today = hostDay(side, at);
  return earliestStart !== undefined && earliestStart < today ? earliestStart : today;
}

function past(pointer: string, code: string, language: Language): FieldProblem {
  return { pointer, code, detail: termsText(code, language) };
}
