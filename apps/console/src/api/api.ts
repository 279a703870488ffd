import { createApiClient, type ApiClient, type paths } from '@gatebook/api-client';
import { noteReached } from './connection.js';
import { ownFetch } from './own-fetch.js';

/** Reads, through the generated client; whoever wants to change something goes through `useChange`. */
export const api: Pick<ApiClient, 'GET'> = createApiClient({ baseUrl: '', fetch: ownFetch });

export type { paths };

/** A problem as the gateway writes it (RFC 9457). */
export interface ShownProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  /** The problem as it came, for the members that only one kind of problem has; read them with a check. */
  readonly whole?: object;
}

/** What a failed call throws. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(readonly problem: ShownProblem) {
    super(problem.code);
  }
}

type Call<Data> = Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>;

const UNREACHABLE: ShownProblem = { status: 0, code: 'UNREACHABLE', title: '', detail: '', errors: [] };

/** True where nobody knows whether the registry did it: no answer came, or one that it broke down over. */
export function isAnswerLost(error: unknown): boolean {
  return error instanceof CallFailed && (error.problem.status === 0 || error.problem.status >= 500);
}

/** What a call came to, or `CallFailed` with the problem: also when there is no network at all. */
async function resultOf<Data>(call: Call<Data>): Promise<{ readonly data: Data | undefined; readonly status: number }> {
  const result = await call.catch(() => null);
  noteReached(result !== null);
  if (result === null) throw new CallFailed(UNREACHABLE);
  const { data, error, response } = result;
  if (response.ok) return { data, status: response.status };
  throw new CallFailed(problemOf(error, response.status));
}

/** The answer of a call. */
export async function answerOf<Data>(call: Call<Data>): Promise<Data> {
  const { data, status } = await resultOf(call);
  if (data !== undefined) return data;
  throw new CallFailed(problemOf(null, status));
}

/** Waits for a call that is answered with nothing. */
export async function doneBy(call: Call<unknown>): Promise<null> {
  await resultOf(call);
  return null;
}

function problemOf(error: unknown, status: number): ShownProblem {
  if (typeof error !== 'object' || error === null)
    return { ...UNREACHABLE, status, code: status >= 500 ? 'SERVICE_UNAVAILABLE' : 'UNKNOWN' };
  const text = (name: string): string => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
    return typeof value === 'string' ? value : '';
  };
  return { status, code: text('code'), title: text('title'), detail: text('detail'), errors: errorsOf(error), whole: error };
}

function errorsOf(error: object): ShownProblem['errors'] {
  const errors: unknown = Object.getOwnPropertyDescriptor(error, 'errors')?.value;
  if (!Array.isArray(errors)) return [];
  return errors.map((one: { pointer?: string; detail?: string }) => ({ pointer: one.pointer ?? '', detail: one.detail ?? '' }));
}
