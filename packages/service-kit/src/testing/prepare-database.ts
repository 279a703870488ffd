import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { canonicalDigest } from '../database/canonical-digest.js';
import { migrate } from '../database/data-source.js';
import { roleOf } from '../database/kit-migrations.js';
import type { ServiceDescription } from '../service/start-service.js';

const PASSWORD = 'only-for-tests';
const OWNER = 'gatebook_owner';

/** A database of one test file; it is dropped when the test run's PostgreSQL goes. */
export interface TestDatabase {
  readonly url: string;
  readonly ownerUrl: string;
}

/** Makes a database of its own for a test file: copied from a template that holds the service's migrated schema. */
export async function prepareDatabase(description: Pick<ServiceDescription, 'name' | 'migrations'>): Promise<TestDatabase> {
  const adminUrl = process.env.GATEBOOK_TEST_POSTGRES_URL;
  if (adminUrl === undefined) throw new Error('no test PostgreSQL runs: use the jest project "services"');
  // Descriptions with the same migrations share a template, others do not.
  const template = `template_${description.name}_${canonicalDigest(description.migrations.map((migration) => migration.name))
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 12)
    .toLowerCase()}`;
  const database = `test_${description.name}_${uuid().replaceAll('-', '')}`;
  await withClient(adminUrl, async (admin) => {
    // Test files run in parallel: one makes the roles and the template, the others wait for it.
    await admin.query('SELECT pg_advisory_lock(41)');
    await makeRole(admin, OWNER);
    await makeRole(admin, roleOf(description.name));
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(admin, adminUrl, template, description);
    await admin.query(`CREATE DATABASE ${database} TEMPLATE ${template} OWNER ${OWNER}`);
  });
  return { url: as(adminUrl, roleOf(description.name), database), ownerUrl: as(adminUrl, OWNER, database) };
}

async function makeTemplate(
  admin: Client,
  adminUrl: string,
  template: string,
  { name, migrations }: Pick<ServiceDescription, 'name' | 'migrations'>,
): Promise<void> {
  await admin.query(`CREATE DATABASE ${template} OWNER ${OWNER}`);
  await withClient(inDatabase(adminUrl, template), async (client) => {
    await client.query(
      `CREATE SCHEMA ${name} AUTHORIZATION ${OWNER}; GRANT USAGE ON SCHEMA ${name} TO ${roleOf(name)}; REVOKE ALL ON SCHEMA public FROM PUBLIC`,
    );
  });
  await migrate(name, as(adminUrl, OWNER, template), migrations);
}

async function makeRole(admin: Client, role: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${PASSWORD}'`);
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function as(url: string, role: string, database: string): string {
  const changed = new URL(inDatabase(url, database));
  changed.username = role;
  changed.password = PASSWORD;
  return changed.href;
}
