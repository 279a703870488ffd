import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './api-client.js';
import { madeUp, memberAt, readHttpFile, type HttpFile, type WrittenRequest } from './http-file.js';
import { startProduct, type Product, type Story } from './start-product.js';

const FILE = join(__dirname, '..', 'examples', 'requests.http');

interface Played {
  readonly request: WrittenRequest;
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

/** Plays the requests of a file in their order, each with what the earlier ones answered. */
class Player {
  readonly played = new Map<string, Played>();

  constructor(
    private readonly file: HttpFile,
    private readonly given: ReadonlyMap<string, string>,
  ) {}

  async play(request: WrittenRequest): Promise<Played> {
    const headers = new Headers();
    for (const [name, value] of request.headers) headers.set(name, signed(await this.filled(value)));
    const body = await this.filled(request.body);
    const response = await fetch(await this.filled(request.url), { method: request.method, headers, ...(body !== '' && { body }) });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const played = { request, status: response.status, text, body: isJson ? JSON.parse(text) : undefined };
    this.played.set(request.name, played);
    return played;
  }

  private async filled(text: string): Promise<string> {
    let filled = text;
    for (const [whole, expression = ''] of text.matchAll(/\{\{(.+?)\}\}/g)) {
      const value = await this.valueOf(expression);
      filled = filled.replace(whole, () => value);
    }
    return filled;
  }

  private async valueOf(expression: string): Promise<string> {
    const value = madeUp(expression, new Date()) ?? this.given.get(expression) ?? this.file.variables.get(expression);
    if (value !== undefined) return value;
    const [, name = '', path = ''] = /^(\w+)\.response\.body\.(\$.+)$/.exec(expression) ?? [];
    const asked = this.played.get(name);
    if (asked === undefined) throw new Error(`no request before it has the name of {{${expression}}}`);
    if (asked.request.method !== 'GET') return textAt(asked.body, path) ?? missing(expression);
    // What one service tells another takes a moment: a reader of the file would ask again too.
    return eventually(
      expression,
      async () => textAt(this.played.get(name)?.body, path) ?? textAt((await this.play(asked.request)).body, path),
    );
  }
}

function textAt(body: unknown, path: string): string | null {
  const member = memberAt(body, path);
  return typeof member === 'string' || typeof member === 'number' ? String(member) : null;
}

function missing(expression: string): never {
  throw new Error(`the answer has nothing at {{${expression}}}`);
}

/** `Basic id:secret`, which the client encodes. */
function signed(header: string): string {
  const [, pair] = /^Basic (\S+:\S+)$/.exec(header) ?? [];
  return pair === undefined ? header : `Basic ${Buffer.from(pair).toString('base64')}`;
}

function secretOf(story: Story, role: string): string {
  const client = story.apiClients.find((one) => one.role === role);
  return client === undefined ? '' : `${client.clientId}:${client.clientSecret}`;
}

describe('the examples that an integrator copies', () => {
  let product: Product;
  let player: Player;
  let file: HttpFile;

  beforeAll(async () => {
    file = readHttpFile(await readFile(FILE, 'utf8'));
    product = await startProduct({ story: 'small' });
    const story = await product.story();
    const secrets = [...file.variables.keys()].map(
      (name) =>
        [
          name,
          secretOf(
            story,
            name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
          ),
        ] as const,
    );
    player = new Player(file, new Map([...secrets, ['host', product.url]]));
  }, 240_000);
  afterAll(() => product?.stop(), 70_000);

  const bodyOf = (name: string): unknown => player.played.get(name)?.body;

  it('are all answered as they are written, from the office to the table', async () => {
    expect(file.requests.length).toBeGreaterThan(20);
    for (const request of file.requests) {
      const { status, text } = await player.play(request);
      expect(status < 300 ? '' : `${request.title}: ${request.method} ${request.url} ${status} ${text}`).toBe('');
    }
    expect(bodyOf('workersPermits')).toMatchObject({ items: [{ type: 'VN-LABOUR-DISPATCH', status: 'issued' }] });
    expect(bodyOf('check')).toMatchObject({ heading: 'towards', reasons: expect.any(Array) });
    expect(bodyOf('crossing')).toMatchObject({ flags: expect.any(Array) });
    expect(bodyOf('board')).toMatchObject({ counts: [expect.objectContaining({ direction: 'exit', count: 1 })] });
    expect(bodyOf('cells')).toMatchObject({ cells: expect.arrayContaining([expect.objectContaining({ gate: 'vncn-huu-nghi' })]) });
    expect(player.played.get('csv')?.text).toContain('vncn-huu-nghi');
  }, 60_000);
});
