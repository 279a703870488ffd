import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '@gatebook/local-servers';
import type { RunningPostgres } from '@gatebook/local-servers';
import { ownerAddress, serviceAddress } from './database/addresses.js';
import { provisionDatabase } from './database/provision-database.js';
import { homeSecrets } from './secrets.js';
import type { Secrets } from './secrets.js';

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
