import { randomUUID } from 'node:crypto';
import { DEACTIVATE_OFFICER, REVOKE_API_CLIENT } from '@gatebook/contracts';
import { until } from '@gatebook/service-kit/testing';
import { PASSWORD, startGatewayWithIdentity, type GatewayWithIdentity } from '../../../test/start-gateway-with-identity.js';

describe('signing in through the gateway', () => {
  let home: GatewayWithIdentity;

  beforeAll(async () => {
    home = await startGatewayWithIdentity();
  }, 60_000);
  afterAll(() => home.stop());

  it('sets a cookie that scripts cannot read, and says who came in without the token', async () => {
    const { username } = await home.cookieOf('gate-officer');
    const answer = await home.call('POST', '/api/v1/session', { body: { username, password: PASSWORD } });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^gatebook_session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^gatebook_device=[^;]+; Path=\/api\/v1\/session; Max-Age=15552000; HttpOnly; SameSite=Strict$/),
    ]);
    const body = await answer.json();
    expect(body).toMatchObject({ username, role: 'gate-officer', officeName: 'Gate office', gateIds: ['vncn-huu-nghi'] });
    expect(body).not.toHaveProperty('token');
    expect(body).not.toHaveProperty('deviceToken');
  });

  it('answers a wrong password with 401 in the caller’s language', async () => {
    const answer = await home.call('POST', '/api/v1/session', {
      body: { username: 'nobody', password: 'x' },
      headers: { 'accept-language': 'vi' },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      code: 'SIGN_IN_FAILED',
      detail: 'Tên đăng nhập hoặc mật khẩu không đúng.',
      instance: '/api/v1/session',
    });
  });

  it('opens calls to the cookie, and changes only with the header that other sites cannot send', async () => {
    const { cookie, username } = await home.cookieOf('administrator');
    await expect((await home.call('GET', '/api/v1/session', { headers: { cookie } })).json()).resolves.toMatchObject({ username });
    const office = { name: 'Labour office', kind: 'labour', territory: 'VN:VN-09' };
    const forged = await home.call('POST', '/api/v1/offices', { headers: { cookie }, body: office });
    expect([forged.status, await forged.json()]).toEqual([403, expect.objectContaining({ code: 'REQUESTED_WITH_MISSING' })]);
    expect((await home.call('POST', '/api/v1/offices', { cookie, body: office })).status).toBe(201);
  });

  it('ends with the session: the cookie is cleared and is worth nothing', async () => {
    const { cookie } = await home.cookieOf('gate-officer');
    expect((await home.call('GET', '/api/v1/session', { cookie })).status).toBe(200);
    const ended = await home.call('DELETE', '/api/v1/session', { cookie });
    expect([ended.status, ended.headers.getSetCookie()[0]]).toEqual([
      204,
      expect.stringContaining('gatebook_session=; Path=/; Expires=Thu, 01 Jan 1970'),
    ]);
    await until(async () => (await home.call('GET', '/api/v1/session', { cookie })).status === 401);
  });

  it('forgets a deactivated officer and a revoked client at once, long before the minute is over', async () => {
    const officer = await home.cookieOf('gate-officer');
    const { client, token } = await home.tokenOf('device');
    const statuses = async () => [
      (await home.call('GET', '/api/v1/session', officer)).status,
      (await home.call('GET', '/api/v1/session', { token })).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    const start = Date.now();
    await home.identity.ask(DEACTIVATE_OFFICER, { officerId: officer.officerId });
    await home.identity.ask(REVOKE_API_CLIENT, { clientId: client.clientId });
    await until(async () => (await statuses()).every((status) => status === 401));
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('gives machines a token as the standard says, and refuses as it says', async () => {
    const ask = (headers: Record<string, string>, body: string) =>
      fetch(new URL('/oauth/token', home.gateway.url), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
    const { client } = await home.tokenOf('auditor');
    const good = await ask(
      {},
      new URLSearchParams({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret }).toString(),
    );
    expect([good.status, good.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await good.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: 'Bearer',
      expires_in: 900,
    });
    const wrong = await ask(
      { authorization: `Basic ${Buffer.from(`${client.clientId}:guess`).toString('base64')}` },
      'grant_type=client_credentials',
    );
    const said = async (answer: Response): Promise<unknown> => [
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('www-authenticate'),
      Object(await answer.json()).error,
    ];
    const json = 'application/json; charset=utf-8';
    expect(await said(wrong)).toEqual([401, json, 'Basic realm="gatebook"', 'invalid_client']);
    expect(await said(await ask({}, 'grant_type=password'))).toEqual([400, json, null, 'unsupported_grant_type']);
    const twice = 'grant_type=client_credentials&grant_type=client_credentials';
    expect(await said(await ask({}, twice))).toEqual([400, json, null, 'invalid_request']);
    expect(await said(await ask({ 'content-type': 'application/json' }, '{}'))).toEqual([400, json, null, 'invalid_request']);
    expect(await said(await ask({}, `x=${'x'.repeat(9_000)}`))).toEqual([400, json, null, 'invalid_request']);
  });

  it('stops who tries names and passwords from one address', async () => {
    const attempts = Array.from({ length: 21 }, () =>
      home.call('POST', '/api/v1/session', { body: { username: 'guessed', password: 'x' } }),
    );
    const answers = await Promise.all(attempts);
    const last = answers.find(({ status }) => status === 429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    const [same, other] = [
      await home.call('POST', '/api/v1/session', { body: { username: 'GUESSED', password: 'x' } }),
      await home.cookieOf('gate-officer'),
    ];
    expect([same.status, (await home.call('GET', '/api/v1/session', other)).status]).toEqual([429, 200]);
  });
});

describe('signing in from one address under many names', () => {
  let home: GatewayWithIdentity;

  beforeAll(async () => {
    home = await startGatewayWithIdentity({ signInsOfAddressPerMinute: 4, tokensOfAddressPerMinute: 5 });
  }, 60_000);
  afterAll(() => home.stop());

  it('is stopped at so many a minute, for officers and for machines', async () => {
    const signIn = async (username: string) =>
      (await home.call('POST', '/api/v1/session', { body: { username, password: PASSWORD } })).status;
    const ofMany: number[] = [];
    for (let i = 0; i < 5; i++) ofMany.push(await signIn(`many.names.${i}`));
    expect(ofMany).toEqual([401, 401, 401, 401, 429]);
    const askForToken = async () =>
      fetch(new URL('/oauth/token', home.gateway.url), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: randomUUID(), client_secret: 'guess' }).toString(),
      });
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await askForToken());
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
