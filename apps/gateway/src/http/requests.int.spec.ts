import { CREATE_OFFICE, OPERATIONS, serviceOf } from '@gatebook/contracts';
import { startGatewayWithIdentity, type Call, type GatewayWithIdentity } from '../../test/start-gateway-with-identity.js';

const LIMIT = 4_096;

describe('requests', () => {
  let home: GatewayWithIdentity;
  let token: string;

  beforeAll(async () => {
    home = await startGatewayWithIdentity({ bodyLimitBytes: LIMIT });
    ({ token } = await home.tokenOf('administrator'));
  }, 60_000);
  afterAll(() => home.stop());

  const office = { name: 'Office', kind: 'labour', territory: 'VN:VN-09' };
  const create = async (how: Call) => {
    const answer = await home.call('POST', '/api/v1/offices', { token, ...how });
    const body: { code?: string; errors?: { pointer: string; code: string }[]; instance?: string } = JSON.parse(await answer.text());
    return { ...body, status: answer.status, mediaType: answer.headers.get('content-type') };
  };

  it('are refused with a field that nobody knows, and the problem says which', async () => {
    const refused = await create({ body: { ...office, kind: 'casino', colour: 'red' } });
    expect(refused).toMatchObject({
      status: 400,
      mediaType: 'application/problem+json; charset=utf-8',
      code: 'REQUEST_INVALID',
      instance: '/api/v1/offices',
    });
    expect(refused.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/kind', code: 'IS_IN' }),
        expect.objectContaining({ pointer: '/colour', code: 'FIELD_UNKNOWN' }),
      ]),
    );
    expect((await home.call('GET', '/api/v1/session?colour=red', { token })).status).toBe(400);
    expect((await home.call('GET', '/api/v1/offices?limit=1&limit=2', { token })).status).toBe(400);
  });

  it('that are not a JSON object in UTF-8 get a problem of their own', async () => {
    const text = new TextEncoder().encode(JSON.stringify(office));
    const notUtf8 = Uint8Array.from(text, (byte) => (byte === 0x4f ? 0xff : byte));
    const cases: [Call, number, string][] = [
      [{ raw: '{"name":' }, 400, 'BODY_NOT_JSON'],
      [{ raw: notUtf8 }, 400, 'BODY_NOT_JSON'],
      [{ raw: `{"name":${'['.repeat(30)}${']'.repeat(30)}}` }, 400, 'BODY_TOO_DEEP'],
      [{ body: { ...office, name: 'x'.repeat(LIMIT) } }, 413, 'BODY_TOO_LARGE'],
      [{ raw: 'name=Office', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
      [{ raw: 'Office', headers: { 'content-type': 'text/plain' } }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
      [{ raw: '{"__proto__":{"kind":"labour"}}' }, 400, 'REQUEST_INVALID'],
      [{ body: { ...office, name: 'O\u0000' } }, 400, 'REQUEST_INVALID'],
      [{ raw: '[]' }, 400, 'REQUEST_INVALID'],
      [{}, 400, 'REQUEST_INVALID'],
    ];
    for (const [how, status, code] of cases) expect(await create(how)).toMatchObject({ status, code });
  });

  it('with one Idempotency-Key are answered once', async () => {
    const headers = { 'idempotency-key': 'office-1' };
    const [first, second] = [await create({ body: office, headers }), await create({ body: office, headers })];
    expect([first.status, second]).toEqual([201, first]);
    expect(await create({ body: { ...office, name: 'Other' }, headers })).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await create({ body: office, headers: { 'idempotency-key': 'k'.repeat(201) } })).toMatchObject({ status: 400 });
  });

  it('keep their trace, or get one', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const given = await home.call('GET', '/api/v1/session', { token, headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
    expect(given.headers.get('traceparent')).toContain(trace);
    const made = await home.call('GET', '/api/v1/session', { token });
    expect(made.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    await home.call('POST', '/api/v1/offices', { token, body: office, headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
    const entries = await home.identity.service.dataSource.query('SELECT action FROM audit_entry WHERE trace_id = $1', [trace]);
    expect(entries).toEqual([{ action: CREATE_OFFICE.subject.split('.')[1] }]);
  });

  it('to a service that is away are a problem, quickly', async () => {
    const { token: analyst } = await home.tokenOf('auditor');
    const away = OPERATIONS.find(
      ({ subject, http, roles }) => serviceOf(subject) === 'crossings' && http?.method === 'GET' && roles.includes('auditor'),
    );
    const path = away?.http?.path.replace(/\{\w+\}/g, '01990000-0000-7000-8000-000000000000') ?? '';
    const start = Date.now();
    const answer = await home.call('GET', `/api/v1${path}?gateId=vncn-huu-nghi`, { token: analyst, headers: { purpose: 'audit' } });
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', service: 'crossings' }),
    ]);
    expect(Date.now() - start).toBeLessThan(3_500);
  });

  it('to an address where nothing is get a problem', async () => {
    for (const path of ['/api/v1/gates/', '/api/v1/nothing', '/api/v2/offices', '/oauth/authorize', '/health', '/api/v1/%zz', '/nothing']) {
      const answer = await home.call('GET', path);
      expect([path, answer.status, await answer.json()]).toEqual([path, 404, expect.objectContaining({ code: 'PATH_UNKNOWN' })]);
    }
  });

  it('by a method that an address does not take are told which it takes, without a sign-in and whatever the body', async () => {
    const cases = [
      ['PATCH', '/api/v1/offices', 405, 'GET, HEAD, POST, OPTIONS'],
      ['DELETE', '/api/v1/gates', 405, 'GET, HEAD, OPTIONS'],
      ['OPTIONS', '/api/v1/gates', 204, 'GET, HEAD, OPTIONS'],
      ['PUT', '/api/v1/persons/0199b0a0-0000-7000-8000-000000000001', 405, 'GET, HEAD, PATCH, OPTIONS'],
      ['GET', '/oauth/token', 405, 'POST, OPTIONS'],
      ['DELETE', '/api/openapi.json', 405, 'GET, HEAD, OPTIONS'],
      ['POST', '/health/live', 405, 'GET, HEAD, OPTIONS'],
      ['DELETE', '/api/v1/gates/', 404, null],
    ] as const;
    for (const [method, path, status, allow] of cases) {
      const raw = method === 'PATCH' || method === 'PUT' ? 'name=x' : undefined;
      const answer = await home.call(method, path, { raw, headers: { origin: 'https://other.example', 'content-type': 'text/plain' } });
      expect([method, path, answer.status, answer.headers.get('allow')]).toEqual([method, path, status, allow]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      if (status === 405) expect(await answer.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED', status: 405 });
    }
    expect((await home.call('HEAD', '/api/v1/session', { token })).status).toBe(200);
  });

  it('may put more than one space behind Bearer', async () => {
    expect((await home.call('GET', '/api/v1/session', { headers: { authorization: `Bearer   ${token}` } })).status).toBe(200);
  });

  it('that meet a fault of ours get its reference, and the log has the same reference and nothing of the request', async () => {
    const search = OPERATIONS.find(({ http }) => http?.method === 'POST' && http.path === '/persons/search');
    const persons = await home.identity.broker.connectionOf('persons');
    const broken = persons.subscribe(String(search?.subject), {
      queue: 'persons',
      callback: (_, message) => void message.respond(`not JSON, C7654321: ${message.string()}`),
    });
    await persons.flush();
    const { token: officer } = await home.tokenOf('labour-officer');
    const body = { document: { issuer: 'VNM', number: 'C7654321' } };
    const answer = await home.call('POST', '/api/v1/persons/search', { token: officer, headers: { purpose: 'registration' }, body });
    const problem: { code: string; reference: string } = JSON.parse(await answer.text());
    broken.unsubscribe();
    expect([answer.status, problem.code, JSON.stringify(problem)]).toEqual([500, 'FAULT', expect.not.stringContaining('C7654321')]);
    const logged = home.lines.join('');
    expect([logged.includes(problem.reference), logged.includes('/api/v1/persons/search'), logged.includes('C7654321')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('leave no name and no number in the log, whatever is wrong with them', async () => {
    const [name, number] = ['NGUYEN THI LAN', 'C1234567'];
    const body = { names: [{ script: 'Latn', familyName: name }], documents: [{ type: 'passport', number }], [name]: number };
    const { token: officer } = await home.tokenOf('labour-officer');
    const how = { token: officer, headers: { purpose: 'registration' } };
    const before = home.lines.length;
    await home.call('POST', '/api/v1/persons', { ...how, body });
    await home.call('POST', '/api/v1/persons/search', { ...how, body: { document: { issuer: 'VNM', number } } });
    await home.call('POST', '/api/v1/persons', { ...how, raw: `{"names":"${name}` });
    await home.call('POST', '/api/v1/persons', { ...how, body: { ...body, note: number.repeat(LIMIT) } });
    await home.call('GET', `/api/v1/persons?name=${encodeURIComponent(name)}&number=${number}`, how);
    await home.call('GET', `/api/v1/${number}/${encodeURIComponent(name)}`, how);
    await home.call('POST', '/api/v1/session', { body: { username: number, password: name } });
    const logged = home.lines.join('');
    expect(logged).toContain('gateway started');
    expect([logged.includes(number), logged.includes('LAN'), home.lines.length]).toEqual([false, false, before]);
  });
});
