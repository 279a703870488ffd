// One PostgreSQL for a test run, on a free port and in a folder of its own; every test file makes its own database in it and starts its own broker.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findNatsServer, startPostgres } from '@gatebook/local-servers';
import { leaveInOrder } from './leave-in-order.mjs';

export default async function startTestServers() {
  if (globalThis.gatebookTestPostgres) return;
  process.env.GATEBOOK_TEST_NATS_SERVER = await findNatsServer({ cachePath: resolve('.gatebook/bin') });
  const folder = await mkdtemp(join(tmpdir(), 'gatebook-test-'));
  leaveInOrder(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ dataPath: join(folder, 'postgres'), settings: { max_connections: '400', fsync: 'off' } });
  globalThis.gatebookTestPostgres = { postgres, folder };
  process.env.GATEBOOK_TEST_POSTGRES_URL = postgres.url;
}
