import { randomUUID } from 'node:crypto';

/** A JSON object as it comes from the gateway. */
export type Json = Readonly<Record<string, unknown>>;

/** A call of the story that was not answered as it should be. */
export class StoryCallFailed extends Error {
  override readonly name = 'StoryCallFailed';
  constructor(
    message: string,
    readonly status?: number,
    /** The problem that was answered. */
    readonly problem: Json = {},
  ) {
    super(message);
  }
}

/** The story's people are few, and share papers as families do. */
const ANOTHER = { question: 'PERSON_ALREADY_KNOWN', answer: 'not-the-same', reason: 'another one of the story' };
const BUSY = 503;
const MOST_TRIALS = 5;
const ASK_AGAIN_MS = 500;

/** Calls the outside contract as one API client, as any other machine would. */
export class StoryApi {
  private constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Signs an officer in; only the story's first steps need one. */
  static async ofOfficer(url: string, username: string, password: string): Promise<StoryApi> {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'gatebook' },
      body: JSON.stringify({ username, password }),
    });
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
    if (!response.ok || cookie === '') throw new StoryCallFailed(`sign-in of ${username}: ${response.status}`);
    return new StoryApi(url, { cookie, 'x-requested-with': 'gatebook' });
  }

  static async ofClient(url: string, clientId: string, clientSecret: string): Promise<StoryApi> {
    const response = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token } = await readJson(response, 'POST /oauth/token');
    return new StoryApi(url, { authorization: `Bearer ${String(token)}` });
  }

  get(path: string): Promise<Json> {
    return askAgainWhileBusy(() => this.call('GET', path));
  }

  /** Asked again under the key of the first try: what was done then is not done twice. */
  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Json> {
    const keyed = { 'idempotency-key': randomUUID(), ...headers };
    return askAgainWhileBusy(() => this.call('POST', path, body, keyed));
  }

  /** Enters a person. Whom the registry takes for the same is another one: the story's people are few and their names are common. */
  async enterPerson(person: Json): Promise<string> {
    const notTheSameAs = new Set<string>();
    for (;;) {
      try {
        return textOf(await this.post('/persons', { ...person, notTheSameAs: [...notTheSameAs], decisions: [ANOTHER] }), 'personId');
      } catch (cause) {
        if (!(cause instanceof StoryCallFailed) || cause.problem.code !== 'PERSON_ALREADY_KNOWN') throw cause;
        const alike = itemsOf({ items: cause.problem.possibleDuplicates }).map((one) => textOf(one, 'personId'));
        if (alike.every((personId) => notTheSameAs.has(personId))) throw cause;
        for (const personId of alike) notTheSameAs.add(personId);
      }
    }
  }

  put(path: string, body: unknown): Promise<Json> {
    return this.call('PUT', path, body);
  }

  private async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Json> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return readJson(response, `${method} ${path}`);
  }
}

/** A part that has just started may not answer in time on a busy machine. */
async function askAgainWhileBusy(call: () => Promise<Json>): Promise<Json> {
  for (let trial = 1; ; trial++) {
    try {
      return await call();
    } catch (cause) {
      if (trial === MOST_TRIALS || !(cause instanceof StoryCallFailed && cause.status === BUSY)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, trial * ASK_AGAIN_MS));
    }
  }
}

async function readJson(response: Response, call: string): Promise<Json> {
  const text = await response.text();
  if (!response.ok) {
    const isProblem = /json/.test(response.headers.get('content-type') ?? '');
    throw new StoryCallFailed(`${call}: ${response.status} ${text.slice(0, 500)}`, response.status, isProblem ? JSON.parse(text) : {});
  }
  return text === '' ? {} : JSON.parse(text);
}

/** A member that has to be a text. */
export function textOf(json: Json, name: string): string {
  const value = json[name];
  if (typeof value !== 'string') throw new StoryCallFailed(`an answer has no ${name}`);
  return value;
}

/** The items of a page. */
export function itemsOf(json: Json): readonly Json[] {
  return Array.isArray(json.items) ? json.items : [];
}

const AT_ONCE = 8;

/** Does so many pieces of work at a time as a few offices would, and gives the results in the order of the pieces. */
export async function severalAtOnce<Piece, Result>(
  pieces: readonly Piece[],
  work: (piece: Piece) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < pieces.length; from += AT_ONCE)
    results.push(...(await Promise.all(pieces.slice(from, from + AT_ONCE).map(work))));
  return results;
}

/** Asks again until the answer satisfies and is no refusal; events need a moment from service to service. In the end it says what was answered last. */
export async function until<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  let last = 'nothing was refused, and it did not come';
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    try {
      const found = await look();
      if (found !== null) return found;
    } catch (cause) {
      if (!(cause instanceof StoryCallFailed)) throw cause;
      last = cause.message;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new StoryCallFailed(`waited in vain for ${what}: ${last}`);
}
