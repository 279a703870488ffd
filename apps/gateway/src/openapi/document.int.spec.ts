import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProblemCode, OPERATIONS, problemDocument, Problem, PROBLEMS } from '@gatebook/contracts';
import { startGatewayWithIdentity, type GatewayWithIdentity } from '../../test/start-gateway-with-identity.js';

describe('what the gateway shows to browsers and operators', () => {
  let home: GatewayWithIdentity;
  let consolePath: string;

  beforeAll(async () => {
    consolePath = await mkdtemp(join(tmpdir(), 'gatebook-console-'));
    await mkdir(join(consolePath, 'assets'));
    await writeFile(join(consolePath, 'index.html'), '<!doctype html><title>console</title>');
    await writeFile(join(consolePath, 'assets', 'main-1a2b.js'), 'start();');
    home = await startGatewayWithIdentity({ consolePath, publicUrl: 'https://gatebook.example' });
  }, 60_000);
  afterAll(async () => {
    await home.stop();
    await rm(consolePath, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) => home.call('GET', path, { headers });

  it('describes every call, with its problems and headers', async () => {
    const document: {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; description: string; parameters: { name: string }[] }>>;
      components: { schemas: Record<string, unknown> };
    } = JSON.parse(await (await get('/api/openapi.json')).text());
    expect(document.openapi).toBe('3.1.0');
    const ids = new Set<string>();
    for (const { http, roles } of OPERATIONS) {
      if (http === undefined) continue;
      const entry = document.paths[`/api/v1${http.path}`]?.[http.method.toLowerCase()];
      expect([http.path, entry?.description]).toEqual([http.path, `Roles: ${typeof roles === 'string' ? roles : roles.join(', ')}.`]);
      expect(entry?.parameters.some(({ name }) => name === 'Purpose')).toBe(http.purpose === true);
      ids.add(entry?.operationId ?? '');
    }
    expect(ids.size).toBe(OPERATIONS.filter(({ http }) => http !== undefined).length);
    const refs = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(([, name = '']) => name);
    expect(refs.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
  });

  it('says where null is a value, of every type of field', async () => {
    const { components }: { components: { schemas: Record<string, { properties: Record<string, unknown> }> } } = JSON.parse(
      await (await get('/api/openapi.json')).text(),
    );
    const field = (schema: string, name: string): unknown => components.schemas[schema]?.properties[name];
    expect(field('GateInList', 'parent')).toEqual({ type: ['string', 'null'] });
    expect(field('GateStateNow', 'open')).toEqual({ type: ['boolean', 'null'] });
    expect(field('CheckAnswer', 'permit')).toEqual({ anyOf: [{ $ref: '#/components/schemas/CheckedPermit' }, { type: 'null' }] });
    expect(field('GateNoticeKept', 'from')).toEqual({ type: 'string', format: 'date-time' });
    expect(JSON.stringify(components)).not.toContain('x-or-null');
  });

  it('gives every DTO a name of its own, or two would share one schema', () => {
    const byName = new Map<string, unknown>();
    for (const { request, answer } of OPERATIONS) for (const dto of [request, answer]) byName.set(dto.name, byName.get(dto.name) ?? dto);
    expect(OPERATIONS.flatMap(({ request, answer }) => [request, answer]).filter((dto) => byName.get(dto.name) !== dto)).toEqual([]);
  });

  it('has docs that load nothing from elsewhere', async () => {
    const page = await (await get('/api/docs')).text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(3);
    for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
    expect((await get('/api/docs/files/package.json')).status).toBe(404);
  });

  it('has a page for every problem at the path of its type, which each problem links to', async () => {
    for (const code of Object.keys(PROBLEMS).filter(isProblemCode)) {
      const page = await get(new URL(problemDocument(new Problem(code), 'en').type).pathname);
      expect([code, page.status, page.headers.get('content-type')]).toEqual([code, 200, 'text/html; charset=utf-8']);
      const text = await page.text();
      for (const sentence of Object.values(PROBLEMS[code].title)) expect(text).toContain(sentence);
    }
    const refused = await get('/api/v1/offices');
    const [, help = ''] = /^<([^>]+)>; rel="help"$/.exec(refused.headers.get('link') ?? '') ?? [];
    expect(await (await get(help)).text()).toContain('<h1>NOT_SIGNED_IN</h1>');
    expect((await get('/problems')).status).toBe(200);
    expect((await get('/problems/no-such-problem', { accept: 'text/html' })).status).toBe(404);
    expect((await home.call('POST', '/problems', { body: {} })).status).toBe(405);
  });

  it('serves the console: pages by any path, files with a digest for ever', async () => {
    for (const path of ['/', '/permits/new']) {
      const page = await get(path, { accept: 'text/html' });
      expect([path, page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
        path,
        200,
        'no-cache',
        expect.stringContaining('console'),
      ]);
    }
    expect((await get('/assets/main-1a2b.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/gone.js', '/api/v1/nothing', '/oauth/nothing'])
      expect([path, (await get(path, { accept: 'text/html' })).status]).toEqual([path, 404]);
  });

  it('tells browsers what pages may do', async () => {
    const { headers } = await get('/', { accept: 'text/html' });
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "img-src 'self' data: blob:",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe-eval;');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect([headers.get('x-content-type-options'), headers.get('strict-transport-security')]).toEqual([
      'nosniff',
      expect.stringContaining('max-age='),
    ]);
    expect((await get('/api/v1/session')).headers.get('cache-control')).toBe('no-store');
  });

  it('is alive, and ready only when every service is', async () => {
    expect((await get('/health/live')).status).toBe(200);
    const ready = await get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, reasons: expect.arrayContaining(['crossings does not answer']) },
    ]);
    expect(await (await get('/health/ready')).text()).not.toContain('identity');
  });

  it('shows metrics on the machine itself only', async () => {
    expect(await (await get('/metrics')).text()).toContain('gatebook_request_seconds');
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  });
});
