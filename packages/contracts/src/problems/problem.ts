import type { Language } from '@gatebook/vocabulary';
import { fieldText } from './field-texts.js';
import { problemPath, PROBLEMS, type ProblemCode } from './problem-catalogue.js';

/** What a text about a field is filled with. */
export type FieldValues = Readonly<Record<string, string | number>>;

/** One field that is wrong: JSON Pointer, code, and a sentence. Where the code has texts of its own, they stand in place of the sentence. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  /** What the text of the code is filled with; `where` is added behind it. Not sent. */
  readonly values?: FieldValues;
  /** The sentence is in the caller's language already. Not sent. */
  readonly isInWords?: true;
}

/** A wrong field as it is sent. */
export type WrittenFieldProblem = Pick<FieldProblem, 'pointer' | 'code' | 'detail'>;

/** Members that RFC 9457 and every problem of ours have: no parameter may take their names. */
type Reserved = 'type' | 'title' | 'status' | 'code' | 'detail' | 'instance' | 'errors';

/** Ids, codes and numbers that go along with a problem as members of their own. */
export type ProblemParameters = Readonly<Record<string, string | number | null | undefined>> & { readonly [name in Reserved]?: never };

/** Seconds after which a caller may ask again where nobody has said. */
const RETRY_AFTER_SECONDS: Readonly<Record<number, number>> = { 429: 60, 503: 2 };

/** Extension members that hold lists or objects; they never take the place of a problem's own members. */
export type ProblemMembers = Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>;

/** What a caller can act on (RFC 9457). Anything else that is thrown is a fault of ours. Parameters carry ids and codes, never personal data. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly parameters: ProblemParameters = {},
    readonly errors: readonly FieldProblem[] = [],
    /** Members of more than one value (RFC 9457 3.2): whom or what the caller has to decide about. Ids and codes only, as in the parameters. */
    readonly members: ProblemMembers = {},
  ) {
    super(code);
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** When to ask again: said by who threw it, or what is usual for "too many" and "not now"; undefined where asking again does not help. */
  get retryAfterSeconds(): number | undefined {
    const said = this.parameters.retryAfterSeconds;
    return said === undefined || said === null ? RETRY_AFTER_SECONDS[this.status] : Number(said);
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
  readonly errors?: readonly WrittenFieldProblem[];
  readonly [member: string]: unknown;
}

/** Writes a problem out in the caller's language. */
export function problemDocument(problem: Problem, language: Language, instance?: string): ProblemDocument {
  const { status, title, detail } = PROBLEMS[problem.code];
  return {
    ...problem.members,
    ...problem.parameters,
    ...(problem.retryAfterSeconds !== undefined && { retryAfterSeconds: problem.retryAfterSeconds }),
    // Last, for what came over the bus was not held by the type.
    type: `https://gatebook.example${problemPath(problem.code)}`,
    title: title[language],
    status,
    code: problem.code,
    detail: filled((detail ?? title)[language], problem.parameters),
    instance,
    errors: problem.errors.length > 0 ? problem.errors.map((error) => written(error, language)) : undefined,
  };
}

function written({ pointer, code, detail, values = {}, isInWords }: FieldProblem, language: Language): WrittenFieldProblem {
  const text = fieldText(code);
  if (text === undefined || isInWords === true) return { pointer, code, detail };
  const field = pointer.slice(1).replaceAll('/', '.');
  const sentence = `${filled(text[language], values)}${values.where === undefined ? '' : ` (${values.where})`}`;
  return { pointer, code, detail: field === '' ? sentence : `${field}: ${sentence}` };
}

function filled(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
