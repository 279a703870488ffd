import { createApiClient, type paths } from '@gatebook/api-client';
import { noteReached } from './connection.js';

/** Every call of the console goes through the generated client; a cookie carries the session, the header keeps other sites from using it. */
export const api = createApiClient({
  baseUrl: '',
  headers: { 'X-Requested-With': 'gatebook' },
  fetch: (request) => {
    const withLanguage = new Request(request, { credentials: 'same-origin' });
    withLanguage.headers.set('Accept-Language', document.documentElement.lang);
    return fetch(withLanguage);
  },
});

export type { paths };

/** A problem as the gateway writes it (RFC 9457). */
export interface ShownProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

/** What a failed call throws. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(readonly problem: ShownProblem) {
    super(problem.code);
  }
}

const UNREACHABLE: ShownProblem = { status: 0, code: 'UNREACHABLE', title: '', detail: '', errors: [] };

/** The answer of a call, or `CallFailed` with the problem: also when there is no network at all. */
export async function answerOf<Data>(
  call: Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>,
): Promise<Data> {
  const result = await call.catch(() => null);
  noteReached(result !== null);
  if (result === null) throw new CallFailed(UNREACHABLE);
  const { data, error, response } = result;
  if (response.ok && data !== undefined) return data;
  throw new CallFailed(problemOf(error, response.status));
}

function problemOf(error: unknown, status: number): ShownProblem {
  if (typeof error !== 'object' || error === null)
    return { ...UNREACHABLE, status, code: status >= 500 ? 'SERVICE_UNAVAILABLE' : 'UNKNOWN' };
  const text = (name: string): string => {
    const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
    return typeof value === 'string' ? value : '';
  };
  return { status, code: text('code'), title: text('title'), detail: text('detail'), errors: errorsOf(error) };
}

function errorsOf(error: object): ShownProblem['errors'] {
  const errors: unknown = Object.getOwnPropertyDescriptor(error, 'errors')?.value;
  if (!Array.isArray(errors)) return [];
  return errors.map((one: { pointer?: string; detail?: string }) => ({ pointer: one.pointer ?? '', detail: one.detail ?? '' }));
}
