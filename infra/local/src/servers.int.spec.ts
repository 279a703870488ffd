import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '@gatebook/local-servers';
import type { RunningPostgres } from '@gatebook/local-servers';
import { ownerAddress, serviceAddress } from './database/addresses.js';
import { provisionDatabase } from './database/provision-database.js';
import { homeSecrets } from './secrets.js';
import type { Secrets } from './secrets.js';
import { embeddedNats } from './servers.js';

let home: string;
let secrets: Secrets;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gatebook-servers-'));
  secrets = await homeSecrets(join(home, 'secrets.json'));
});

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe('the database made ready', () => {
  let postgres: RunningPostgres;
  let administrator: string;

  beforeAll(async () => {
    postgres = await startPostgres({ dataPath: join(home, 'postgres') });
    // A given database rarely comes with a superuser.
    await ask(postgres.url, "CREATE ROLE landlord LOGIN CREATEROLE CREATEDB PASSWORD 'landlord'");
    // An address without a database would mean one named like the user.
    administrator = postgres.url.replace(/\/\/[^@]+@/, '//landlord:landlord@').replace(/\/postgres$/, '');
  });

  afterAll(() => postgres.stop());

  it('takes an administrator who may only make roles and databases, twice, and knows an empty one', async () => {
    const first = await provisionDatabase(administrator, secrets);
    expect(first.isEmpty).toBe(true);
    await ask(ownerAddress(first.url, 'permits', secrets), 'CREATE TABLE fact (id integer)');
    expect(await ask(first.url, "SELECT to_regclass('permits.fact')::text")).toBe('permits.fact');
    const second = await provisionDatabase(administrator, secrets);
    expect(second).toEqual({ url: first.url, isEmpty: false });
  });

  it.each([
    ['SELECT * FROM permits.fact', /permission denied for schema permits/],
    ['CREATE TABLE mine (id integer)', /permission denied for schema crossings/],
    ['CREATE TABLE public.mine (id integer)', /permission denied for schema public/],
    ['CREATE SCHEMA mine', /permission denied for database/],
    ['CREATE TEMPORARY TABLE mine (id integer)', /permission denied to create temporary tables/],
  ])('refuses a service %s', async (sql, reason) => {
    const { url } = await provisionDatabase(administrator, secrets);
    await expect(ask(serviceAddress(url, 'crossings', secrets), sql)).rejects.toThrow(reason);
  });

  it('limits a service in time and keeps it in its schema', async () => {
    const { url } = await provisionDatabase(administrator, secrets);
    const service = serviceAddress(url, 'crossings', secrets);
    expect(await ask(service, 'SHOW search_path')).toBe('crossings');
    expect(await ask(service, 'SHOW statement_timeout')).toBe('10s');
    expect(await ask(service, 'SHOW idle_in_transaction_session_timeout')).toBe('10s');
  });
});

/** Sends lines as one user and gives what the broker said against them; nothing when it let them pass. */
function refusals(port: number, user: string, lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      said += chunk.toString('utf8');
      if (said.startsWith('INFO') && !said.includes('PONG') && !said.includes('-ERR') && socket.bytesWritten === 0) {
        const login = { user, pass: secrets[`${user.toUpperCase()}_NATS_PASSWORD`], verbose: false, pedantic: false };
        socket.write([`CONNECT ${JSON.stringify(login)}`, ...lines, 'PING', ''].join('\r\n'));
      }
      if (!said.includes('PONG')) return;
      socket.destroy();
      resolve(said.split('\r\n').filter((line) => line.startsWith('-ERR')));
    });
  });
}

const publish = (subject: string): string => `PUB ${subject} 0\r\n`;
const listen = (subject: string, queue = ''): string => `SUB ${subject} ${queue} 1`;

describe('the bus of infra/nats', () => {
  let port: number;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const { part, bus } = await embeddedNats({ root: process.cwd(), home, secrets, log: () => () => undefined });
    const running = await part.start();
    port = Number(new URL(bus.url).port);
    stop = () => running.stop();
  });

  afterAll(() => stop());

  it.each([
    ['crossings', publish('events.crossings.crossing-recorded.v1')],
    ['crossings', publish('$JS.API.STREAM.CREATE.EVENTS_CROSSINGS')],
    ['crossings', publish('$JS.API.CONSUMER.CREATE.EVENTS_PERMITS.crossings_standing.events.permits.>')],
    ['crossings', publish('$JS.API.CONSUMER.MSG.NEXT.EVENTS_PERMITS.crossings_standing')],
    ['crossings', listen('crossings.>', 'crossings')],
    ['crossings', listen('crossings.record.v1', 'crossings')],
    ['crossings', listen('_INBOX_crossings.abc.*')],
    ['gateway', publish('crossings.record.v1')],
    ['gateway', publish('$JS.API.CONSUMER.CREATE.EVENTS_IDENTITY.gateway_sessions')],
  ])('lets %s do %s', async (user, line) => {
    expect(await refusals(port, user, [line])).toEqual([]);
  });

  it.each([
    ['crossings', publish('events.permits.permit-revoked.v1')],
    ['crossings', publish('permits.revoke.v1')],
    ['crossings', publish('_INBOX_gateway.guess')],
    ['crossings', publish('$JS.API.STREAM.CREATE.EVENTS_PERMITS')],
    ['crossings', publish('$JS.API.STREAM.DELETE.EVENTS_PERMITS')],
    ['crossings', publish('$JS.API.STREAM.PURGE.EVENTS_CROSSINGS')],
    ['crossings', publish('$JS.API.CONSUMER.DELETE.EVENTS_PERMITS.workers_standing')],
    ['crossings', publish('$JS.API.STREAM.MSG.GET.EVENTS_PERSONS')],
    ['crossings', listen('crossings.>')],
    ['crossings', listen('permits.>', 'permits')],
    ['crossings', listen('_INBOX_gateway.>')],
    ['crossings', listen('>')],
    ['gateway', publish('events.identity.session-ended.v1')],
    ['gateway', publish('$JS.API.CONSUMER.CREATE.EVENTS_CROSSINGS.gateway_all')],
    ['gateway', listen('crossings.>', 'crossings')],
  ])('refuses %s to %s', async (user, line) => {
    expect(await refusals(port, user, [line])).toEqual([expect.stringMatching(/^-ERR 'Permissions Violation/)]);
  });
});
