import pg from 'pg';
import { SetupProblem } from '@gatebook/local-servers';
import { SERVICE_NAMES } from '../apps.js';
import { getSecret, passwordName } from '../secrets.js';
import type { Secrets } from '../secrets.js';
import { OWNER_ROLE, serviceRole } from './addresses.js';

/** The database as it was found and made ready. */
export interface ProvisionedDatabase {
  /** Under the administrator, naming the database that holds our schemas. */
  readonly url: string;
  /** No service has a table yet: the first start on this database. */
  readonly isEmpty: boolean;
}

/** One lock for everybody who makes roles: they belong to the whole cluster. The number is ours and means nothing. */
const PROVISION_LOCK = 7_304_115;

/** Long enough for any honest query of a request that is answered within 3 s, short enough that no lock stays behind a lost client. */
const SERVICE_LIMITS: Readonly<Record<string, string>> = {
  statement_timeout: '10s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
};
/** A migration may take long, but never stands in the way of the running release by waiting for a lock. */
const OWNER_LIMITS: Readonly<Record<string, string>> = { lock_timeout: '10s', idle_in_transaction_session_timeout: '60s' };

/**
 * Makes the database, its roles and schemas, each only when missing, and sets passwords and limits anew: one schema per service, owned by the
 * role that migrates; a role per service that may use its own schema and nothing else.
 */
export async function provisionDatabase(administratorUrl: string, secrets: Secrets): Promise<ProvisionedDatabase> {
  const url = new URL(administratorUrl);
  const named = decodeURIComponent(url.pathname.slice(1));
  if (named === '' || named === 'postgres') {
    url.pathname = '/postgres';
    const maintenance = url.href;
    url.pathname = '/gatebook';
    await withClient(maintenance, async (client) => {
      const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'gatebook'");
      if (rowCount === 0) await client.query("CREATE DATABASE gatebook ENCODING 'UTF8' TEMPLATE template0");
    });
  }
  return withClient(url.href, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    for (const statement of await roleStatements(client, secrets)) await client.query(statement);
    for (const statement of schemaStatements(await databaseName(client))) await client.query(statement);
    const { rows } = await client.query<{ tables: number }>(
      "SELECT count(*)::integer AS tables FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = ANY($1) AND relkind IN ('r', 'p')",
      [SERVICE_NAMES],
    );
    return { url: url.href, isEmpty: rows[0]?.tables === 0 };
  });
}

async function roleStatements(client: pg.Client, secrets: Secrets): Promise<string[]> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const known = new Set(rows.map((row) => row.rolname));
  const wanted = [
    { role: OWNER_ROLE, password: getSecret(secrets, passwordName('DATABASE', 'owner')) },
    ...SERVICE_NAMES.map((service) => ({ role: serviceRole(service), password: getSecret(secrets, passwordName('DATABASE', service)) })),
  ];
  const made = wanted.map(
    ({ role, password }) => `${known.has(role) ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
  );
  // Who is no superuser must belong to the owner to hand schemas over to it.
  return [...made, `GRANT ${OWNER_ROLE} TO CURRENT_USER`];
}

function schemaStatements(database: string): string[] {
  const name = pg.escapeIdentifier(database);
  const roles = SERVICE_NAMES.map(serviceRole);
  return [
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${[OWNER_ROLE, ...roles].join(', ')}`,
    // CREATE lets migrations add the extensions that PostgreSQL calls trusted.
    `GRANT CREATE, TEMPORARY ON DATABASE ${name} TO ${OWNER_ROLE}`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    ...limitStatements(OWNER_ROLE, name, OWNER_LIMITS),
    ...SERVICE_NAMES.flatMap((service) => [
      `CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${OWNER_ROLE}`,
      `GRANT USAGE ON SCHEMA ${service} TO ${serviceRole(service)}`,
      ...limitStatements(serviceRole(service), name, { ...SERVICE_LIMITS, search_path: service }),
    ]),
  ];
}

function limitStatements(role: string, database: string, limits: Readonly<Record<string, string>>): string[] {
  return Object.entries(limits).map(([setting, value]) => `ALTER ROLE ${role} IN DATABASE ${database} SET ${setting} TO '${value}'`);
}

async function databaseName(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  return rows[0]?.name ?? 'gatebook';
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that leaves mid-way also fails the query at hand; that failure is the one that tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { host } = new URL(url);
    throw new SetupProblem(
      `The database at ${host} cannot be reached or refuses its user: ${cause instanceof Error ? cause.message : 'no reason given'}.`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
