import { monitorEventLoopDelay } from 'node:perf_hooks';
import { shapeOf } from '@gatebook/service-kit';
import { until } from '@gatebook/service-kit/testing';
import { ROLES, type Role } from '@gatebook/vocabulary';
import { aRequest, CALLS, partsOf, placesOf, valueAt, withValue, type Call, type Fields } from '../../test/a-request.js';
import { startGatewayWithIdentity, type GatewayWithIdentity } from '../../test/start-gateway-with-identity.js';

describe('a hostile caller', () => {
  const tokens = new Map<Role, string>();
  let home: GatewayWithIdentity;

  beforeAll(async () => {
    home = await startGatewayWithIdentity({ signInsPerMinute: 10_000, signInsOfAddressPerMinute: 10_000 });
    for (const role of ROLES) tokens.set(role, (await home.tokenOf(role)).token);
  }, 60_000);
  afterAll(() => home.stop());

  const send = async (call: Call, fields: Fields): Promise<number> => {
    const { operation, http } = call;
    const { path, query, body } = partsOf(call, fields);
    const url = http.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
    const search = new URLSearchParams(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])));
    const role = ROLES.find((one) => typeof operation.roles === 'string' || operation.roles.includes(one)) ?? 'administrator';
    const headers = { purpose: 'registration', ...(http.ifMatch === undefined ? {} : { 'if-match': '"1"' }) };
    const answer = await home.call(http.method, `/api/v1${url}?${search.toString()}`, { token: tokens.get(role), headers, body });
    await answer.arrayBuffer();
    return answer.status;
  };

  it.each(CALLS)('gets no fault of ours from $name', async (call) => {
    const whole = aRequest(call.operation);
    const places = placesOf(shapeOf(call.operation.request));
    const tries: Fields[] = [
      whole,
      { ...whole, colour: 'red' },
      ...places.map(({ path }) => withValue(whole, path, null)),
      ...places.flatMap(({ path }) => [0, [], {}, '\u0000', '0000'].map((value) => withValue(whole, path, value))),
      ...places
        .filter(({ field }) => field.rules.some(({ name }) => name === 'isUuid'))
        .map(({ path }) => withValue(whole, path, String(valueAt(whole, path)).toUpperCase())),
    ];
    for (const fields of tries.slice(0, 60)) {
      const status = await send(call, fields);
      // The other services are away in this test: what gets through to them is 503.
      if (status >= 500) expect([call.name, JSON.stringify(fields), status]).toEqual([call.name, expect.anything(), 503]);
    }
  });

  it('finds an API client’s access ended at once, by its id in capitals too', async () => {
    const { client, token } = await home.tokenOf('auditor');
    const administrator = tokens.get('administrator');
    const status = async (): Promise<number> => (await home.call('GET', '/api/v1/session', { token })).status;
    expect(await status()).toBe(200);
    const path = `/api/v1/api-clients/${client.clientId.toUpperCase()}/revoke`;
    expect((await home.call('POST', path, { token: administrator })).status).toBe(200);
    await until(async () => (await status()) === 401);
  });

  it('deactivates nobody’s self, by an id in capitals either', async () => {
    const { officerId, cookie } = await home.cookieOf('administrator');
    for (const id of [officerId, officerId.toUpperCase()]) {
      const answer = await home.call('POST', `/api/v1/officers/${id}/deactivate`, { cookie });
      expect([answer.status, Object(await answer.json()).code]).toEqual([403, 'FOUR_EYES_NEEDED']);
    }
  });

  it('is refused for the size of a body before it is read, without holding anybody up', async () => {
    const bomb = `{"stays":[${'{},'.repeat(347_000)}{}]}`;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (let at = 0; at < 20; at++) {
      const answer = await home.call('POST', '/api/v1/stay/what-if', { raw: bomb }).catch(() => null);
      if (answer !== null) expect([413, 429]).toContain(answer.status);
    }
    delay.disable();
    // Before, one such body kept everybody waiting for a second.
    expect(delay.percentile(99) / 1e6).toBeLessThan(250);
    expect((await home.call('POST', '/api/v1/crossings', { raw: bomb.slice(0, 60_000) })).status).toBe(401);
  });

  it('may send so many bytes a minute without being signed in, and waits then', async () => {
    const other = await startGatewayWithIdentity({ anonymousBytesPerMinute: 65_536 });
    const raw = JSON.stringify({ stays: 'x'.repeat(30_000) });
    const statuses: number[] = [];
    for (let at = 0; at < 3; at++) statuses.push((await other.call('POST', '/api/v1/stay/what-if', { raw })).status);
    const { token } = await other.tokenOf('auditor');
    const known = await other.call('POST', '/api/v1/stay/what-if', { raw, token });
    await other.stop();
    expect([...statuses, known.status]).toEqual([400, 400, 429, 400]);
  }, 60_000);
});
