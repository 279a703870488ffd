import type { Texts } from '@gatebook/vocabulary';
import { COMMON_PROBLEMS } from './common-problems.js';
import { DOMAIN_PROBLEMS } from './domain-problems.js';
import { LABOUR_PROBLEMS } from './labour-problems.js';
import { PERSON_PROBLEMS } from './person-problems.js';

/** An entry of the catalogue: HTTP status and texts. */
export interface ProblemEntry {
  readonly status: number;
  readonly title: Texts;
  /** A fuller sentence with `{parameters}`; the title when not given. */
  readonly detail?: Texts;
}

const CATALOGUE = { ...COMMON_PROBLEMS, ...DOMAIN_PROBLEMS, ...LABOUR_PROBLEMS, ...PERSON_PROBLEMS };
/** A code of the catalogue. */
export type ProblemCode = keyof typeof CATALOGUE;
/** Every problem that Gatebook can answer with. Codes are added to, never renamed. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemEntry>> = CATALOGUE;
/** True for a code of the catalogue. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Where a problem is described, below the address of whoever answers: the gateway serves the page. */
export function problemPath(code: ProblemCode): string {
  return `/problems/${code.toLowerCase().replaceAll('_', '-')}`;
}
