import type { StoryClient } from './start-product.js';

/** What the gateway answered; `body` is the JSON of it. */
export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly etag: string | null;
}

/** A problem as the gateway tells it (RFC 9457). */
export interface ApiProblem {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

type Headers = Readonly<Record<string, string>>;

const PERSONAL = ['familyName', 'givenNames', 'full', 'number', 'mrz', 'phone', 'homeAddress'];

/** Calls the outside contract as one machine would: with a token of its own, and with nothing that the documents do not offer. */
export class ApiClient {
  private constructor(
    private readonly url: string,
    private readonly headers: Headers,
    private readonly told: Set<string>,
  ) {}

  /** Signs an API client in. What it says of people from then on is noted in `told`. */
  static async signIn(url: string, { clientId, clientSecret }: Credentials, told = new Set<string>()): Promise<ApiClient> {
    const response = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token }: { access_token?: string } = JSON.parse(await response.text());
    if (token === undefined) throw new Error(`no token: ${response.status}`);
    return new ApiClient(url, { authorization: `Bearer ${token}` }, told);
  }

  /** Somebody who is not signed in. */
  static stranger(url: string): ApiClient {
    return new ApiClient(url, {}, new Set());
  }

  /** Asks, whatever the answer. */
  async ask<Body = unknown>(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<ApiAnswer<Body>> {
    noteWhatIsPersonal(body, this.told);
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  }

  /** Sends a body as it is, sound or not. */
  async send<Body = unknown>(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Headers = {},
  ): Promise<ApiAnswer<Body>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...this.headers, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body,
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: isJson ? JSON.parse(text) : undefined, text, etag: response.headers.get('etag') };
  }

  /** Gets what is there; throws when it is refused. */
  async get<Body>(path: string, headers: Headers = {}): Promise<Body> {
    return granted(`GET ${path}`, await this.ask<Body>('GET', path, undefined, headers));
  }

  /** Posts; throws when it is refused. */
  async post<Body>(path: string, body: unknown = {}, headers: Headers = {}): Promise<Body> {
    return granted(`POST ${path}`, await this.ask<Body>('POST', path, body, headers));
  }
}

type Credentials = Pick<StoryClient, 'clientId' | 'clientSecret'>;

function granted<Body>(call: string, { status, body, text }: ApiAnswer<Body>): Body {
  if (status < 200 || status > 299) throw new Error(`${call}: ${status} ${text.slice(0, 600)}`);
  return body;
}

/** Notes names, numbers and addresses in what is sent, so that a test can look for them where they may not be. */
function noteWhatIsPersonal(value: unknown, told: Set<string>, key = ''): void {
  if (typeof value === 'string' && PERSONAL.includes(key)) told.add(value);
  else if (Array.isArray(value)) value.forEach((inner) => noteWhatIsPersonal(inner, told, key));
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) noteWhatIsPersonal(inner, told, name);
}

/** Asks again until the answer satisfies: what one service tells another takes a moment. */
export async function eventually<Found>(what: string, look: () => Promise<Found | null>, seconds = 10): Promise<Found> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
}

/** Does so many pieces of work at a time, and gives the results in the order of the pieces. */
export async function severalAtOnce<Piece, Result>(
  pieces: readonly Piece[],
  atOnce: number,
  work: (piece: Piece) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < pieces.length; from += atOnce)
    results.push(...(await Promise.all(pieces.slice(from, from + atOnce).map(work))));
  return results;
}
