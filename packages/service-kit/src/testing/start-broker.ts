import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestSource } from './test-source.js';
import { freePort, startNatsServer } from '@gatebook/local-servers';

/** A broker of one test file. */
export interface TestBroker {
  readonly url: string;
  readonly monitorUrl: string;
  readonly pid: number;
  /** The services that stand in for themselves on this broker; every other one is a `TestSource`. */
  readonly sources: Map<string, TestSource | 'real'>;
  stop(): Promise<void>;
}

/** Starts a broker of its own for a test file, as durable as in production. */
export async function startBroker({ syncInterval = 'always' }: { readonly syncInterval?: string } = {}): Promise<TestBroker> {
  const binary = process.env.GATEBOOK_TEST_NATS_SERVER;
  if (binary === undefined) throw new Error('no test broker is known: use the jest project "services"');
  const folder = await mkdtemp(join(tmpdir(), 'gatebook-test-nats-'));
  const monitorPort = await freePort();
  const configPath = join(folder, 'nats-server.json');
  const config = {
    http: `127.0.0.1:${monitorPort}`,
    jetstream: { store_dir: join(folder, 'store'), sync_interval: syncInterval, max_file_store: 64 * 1024 ** 3 },
  };
  await writeFile(configPath, JSON.stringify(config));
  const server = await startNatsServer({ binary, configPath });
  return {
    url: server.url,
    monitorUrl: `http://127.0.0.1:${monitorPort}`,
    pid: server.pid,
    sources: new Map(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
