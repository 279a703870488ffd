import type { Language } from '../kernel/language.js';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.js';

/** One field that is wrong: JSON Pointer, code, and a sentence. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Extension members that hold lists or objects; they never take the place of a problem's own members. */
export type ProblemMembers = Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>;

/** What a caller can act on (RFC 9457). Anything else that is thrown is a fault of ours. Parameters carry ids and codes, never personal data. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly parameters: Readonly<Record<string, string | number | null>> = {},
    readonly errors: readonly FieldProblem[] = [],
    /** Members of more than one value (RFC 9457 3.2): whom or what the caller has to decide about. Ids and codes only, as in the parameters. */
    readonly members: ProblemMembers = {},
  ) {
    super(code);
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** RFC 9457 `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly FieldProblem[];
  readonly [member: string]: unknown;
}

/** Writes a problem out in the caller's language. */
export function problemDocument(problem: Problem, language: Language, instance?: string): ProblemDocument {
  const { status, title, detail } = PROBLEMS[problem.code];
  return {
    ...problem.members,
    type: `https://gatebook.example/problems/${problem.code.toLowerCase().replaceAll('_', '-')}`,
    title: title[language],
    status,
    code: problem.code,
    detail: filled((detail ?? title)[language], problem.parameters),
    instance,
    errors: problem.errors.length > 0 ? problem.errors : undefined,
    ...problem.parameters,
  };
}

function filled(text: string, parameters: Problem['parameters']): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
