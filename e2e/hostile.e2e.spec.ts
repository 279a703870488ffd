import { shapeOf } from '@gatebook/service-kit';
import { ROLES, type Role } from '@gatebook/vocabulary';
import { randomUUID } from 'node:crypto';
import { aRequest, CALLS, partsOf, placesOf, valueAt, withValue, type Call, type Fields } from '../apps/gateway/test/a-request.js';
import { ApiClient, type ApiAnswer, type ApiProblem } from './api-client.js';
import { startProduct, type Product, type Story } from './start-product.js';

/** Of each operation so many variants: a longer run takes them all. */
const MOST_TRIES = Number(process.env.GATEBOOK_HOSTILE_TRIES ?? 40);
const RESTARTS = 3;
const BETWEEN_RESTARTS_MS = 4_000;

describe('a hostile caller of the whole product', () => {
  const clients = new Map<Role, ApiClient>();
  let product: Product;
  let known: Readonly<Record<string, string>>;

  beforeAll(async () => {
    process.env.GATEWAY_REQUESTS_PER_MINUTE = '1000000';
    product = await startProduct({ story: 'small' });
    const story = await product.story();
    for (const client of story.apiClients) {
      const role = ROLES.find((one) => one === client.role);
      if (role !== undefined) clients.set(role, await ApiClient.signIn(product.url, client));
    }
    known = idsOf(story);
  }, 200_000);
  afterAll(async () => {
    delete process.env.GATEWAY_REQUESTS_PER_MINUTE;
    await product.stop();
  }, 90_000);

  const send = (call: Call, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<ApiAnswer<unknown>> => {
    const { operation, http } = call;
    const { path, query, body } = partsOf(call, fields);
    const url = http.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
    const search = new URLSearchParams(Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])));
    const role = ROLES.find((one) => clients.has(one) && (typeof operation.roles === 'string' || operation.roles.includes(one)));
    const client = role === undefined ? ApiClient.stranger(product.url) : (clients.get(role) ?? ApiClient.stranger(product.url));
    const always = { purpose: 'registration', ...(http.ifMatch === undefined ? {} : { 'if-match': '*' }) };
    return client.ask(http.method, `${url}?${search.toString()}`, body, { ...always, ...headers });
  };

  /** What ends sessions or clients would end the test's own. */
  const calls = CALLS.filter(
    ({ http }) => !/\/(revoke|deactivate|session)$/.test(http.path) || !/api-clients|officers|session/.test(http.path),
  );

  it.each(calls)('gets no fault of ours from $name', async (call) => {
    const whole = withKnownIds(aRequest(call.operation), known);
    const places = placesOf(shapeOf(call.operation.request));
    const tries: Fields[] = [
      whole,
      ...places.map(({ path }) => withValue(whole, path, null)),
      ...places
        .filter(({ field }) => field.rules.some(({ name }) => name === 'isUuid'))
        .map(({ path }) => withValue(whole, path, String(valueAt(whole, path)).toUpperCase())),
      ...places.map(({ path }) => withValue(whole, path, undefined)),
    ];
    for (const fields of tries.slice(0, MOST_TRIES)) {
      const { status, text } = await send(call, fields);
      if (status >= 500 && status !== 503) expect([call.name, JSON.stringify(fields), status, text]).toEqual([]);
    }
  });

  it.each(calls.filter(({ http }) => http.method === 'POST'))('is held to its key by $name', async (call) => {
    const key = randomUUID();
    const [first, other] = twoOf(withKnownIds(aRequest(call.operation), known), call);
    const { status } = await send(call, first, { 'idempotency-key': key });
    if (other === null || status > 299 || call.operation.roles === 'anyone') return;
    const again = await send(call, other, { 'idempotency-key': key });
    const problem = again.body as ApiProblem;
    // What the gateway refuses before it asks anybody never reaches the key.
    if (problem.code !== 'REQUEST_INVALID') expect([call.name, problem.code]).toEqual([call.name, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('is told that the database is away, and never that we are at fault, while it restarts', async () => {
    let asking = true;
    const faults: unknown[] = [];
    let unavailable = 0;
    const ask = async (): Promise<void> => {
      while (asking) {
        for (const call of calls) {
          if (!asking) return;
          const { status, text } = await send(call, withKnownIds(aRequest(call.operation), known));
          if (status === 503) unavailable++;
          else if (status >= 500) faults.push([call.name, status, text]);
        }
      }
    };
    const askers = Promise.all(Array.from({ length: 4 }, ask));
    for (let restart = 0; restart < RESTARTS; restart++) {
      const { postgres } = await product.pids();
      if (postgres !== undefined) process.kill(postgres, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_RESTARTS_MS));
    }
    asking = false;
    await askers;
    expect(faults).toEqual([]);
    expect(unavailable).toBeGreaterThan(0);
  }, 120_000);
});

/** Ids that exist, by the names that requests give them: a made-up one ends at the first look. */
function idsOf(story: Story): Readonly<Record<string, string>> {
  const [person] = story.people;
  const [registration] = story.registrations;
  const [permit] = story.permits;
  return {
    ...(person && { personId: person.personId }),
    ...(registration && { registrationId: registration.registrationId }),
    ...(permit && { permitId: permit.permitId, permitNumber: permit.number, credential: permit.credential }),
    gateId: 'vncn-huu-nghi',
  };
}

function withKnownIds(fields: Fields, known: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, known[name] ?? value]));
}

/** A request, and one that says something else; null where nothing in it can differ. */
function twoOf(fields: Fields, { operation, http }: Call): readonly [Fields, Fields | null] {
  const inPath = new Set([...http.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const optional = placesOf(shapeOf(operation.request)).find(
    ({ path, field }) => path.length === 1 && !inPath.has(path[0]) && field.rules.some(({ name }) => name === 'conditionalValidation'),
  );
  return [fields, optional === undefined ? null : withValue(fields, optional.path, undefined)];
}
