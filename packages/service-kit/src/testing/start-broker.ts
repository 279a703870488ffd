import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  busAccounts,
  busConfigText,
  busPasswordName,
  callKeysOf,
  DECLARED,
  DEFAULT_SIZES,
  inboxOf,
  startKeeper,
  type BusAccount,
  type BusDeclaration,
  type RunningKeeper,
} from '@gatebook/bus';
import type { TestSource } from './test-source.js';
import { freePort, startNatsServer, type RunningNatsServer } from '@gatebook/local-servers';
import { connect, type NatsConnection } from '@nats-io/transport-node';

/** What a test may ask of its broker. */
export interface BrokerOptions {
  readonly syncInterval?: string;
  /** Operations, events, consumers and calls that only this test has, beside the real ones. */
  readonly further?: Partial<BusDeclaration>;
  /** Adds to each account a login `probe_<app>` that may do everything there: what it cannot do, the account keeps from it. */
  readonly probes?: boolean;
  /** What one stream may take. */
  readonly streamBytes?: number;
}

/** Settings by which one app reaches the broker. */
export interface BrokerSettings {
  readonly natsUrl: string;
  readonly natsMonitorUrl: string;
  readonly natsUser: string;
  readonly natsPassword: string;
  readonly callKeys: string;
  readonly callerKeys: string;
}

/** A broker of one test file, with the accounts, streams, consumers and keeper of production. */
export interface TestBroker {
  readonly url: string;
  readonly monitorUrl: string;
  readonly pid: number;
  readonly declaration: BusDeclaration;
  /** The services that speak for themselves on this broker; every other one is a `TestSource`. */
  readonly sources: Map<string, TestSource | 'real'>;
  /** Puts streams and consumers right; pause it to see what happens without. */
  readonly keeper: RunningKeeper;
  /** The settings of one app: its own login and its own keys. */
  settingsOf(app: string): BrokerSettings;
  /** A connection under one login (an app's name, or `keeper_<service>`), made once; it ends with the broker. */
  connectionOf(user: string): Promise<NatsConnection>;
  /** Ends the server and starts it again on the same port with what it had kept. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a broker of its own for a test file, as durable as in production. */
export async function startBroker({
  syncInterval = 'always',
  further = {},
  streamBytes,
  probes = false,
}: BrokerOptions = {}): Promise<TestBroker> {
  const binary = process.env.GATEBOOK_TEST_NATS_SERVER;
  if (binary === undefined) throw new Error('no test broker is known: use the jest project "services"');
  const folder = await mkdtemp(join(tmpdir(), 'gatebook-test-nats-'));
  const declaration = withFurther(further);
  const accounts = busAccounts(declaration).map((account) => (probes ? withProbe(account) : account));
  const passwords = new Map(accounts.flatMap(({ users }) => users.map(({ user }) => [user, newPassword()])));
  const passwordOf = (user: string): string => passwords.get(user) ?? '';
  const rootKey = randomBytes(32).toString('base64url');
  const monitorPort = await freePort();
  const monitorUrl = `http://127.0.0.1:${monitorPort}`;
  const configPath = join(folder, 'nats-server.conf');
  await writeFile(configPath, busConfigText(accounts, syncInterval));
  const env = {
    NATS_HOST: '127.0.0.1',
    NATS_PORT: '0',
    NATS_MONITOR_PORT: String(monitorPort),
    NATS_STORE_PATH: JSON.stringify(join(folder, 'store')),
    NATS_MAX_FILE_STORE: '64GB',
    NATS_ACCOUNT_FILE_STORE: '2GB',
    ...Object.fromEntries([...passwords].map(([user, password]) => [busPasswordName(user), password])),
  };
  let server: RunningNatsServer = await startNatsServer({ binary, configPath, env });
  const { url, port } = server;
  const keeper = startKeeper({ url, passwordOf, declaration, sizes: { ...DEFAULT_SIZES, ...(streamBytes && { streamBytes }) } });
  await keeper.keepNow();
  const connections = new Map<string, Promise<NatsConnection>>();
  return {
    url,
    monitorUrl,
    get pid() {
      return server.pid;
    },
    declaration,
    sources: new Map(),
    keeper,
    settingsOf: (app) => ({
      natsUrl: url,
      natsMonitorUrl: monitorUrl,
      natsUser: app,
      natsPassword: passwordOf(app),
      ...callKeysOf(declaration, app, rootKey),
    }),
    connectionOf(user) {
      const made = connections.get(user) ?? connectAs(user, url, passwordOf(user));
      connections.set(user, made);
      return made;
    },
    async restart() {
      await server.stop();
      server = await startNatsServer({ binary, configPath, env, port });
    },
    async stop() {
      await keeper.stop();
      for (const connection of connections.values()) await (await connection).close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function withFurther({ operations = [], events = [], consumers = [], calls = [] }: Partial<BusDeclaration>): BusDeclaration {
  return {
    operations: [...DECLARED.operations, ...operations],
    events: [...DECLARED.events, ...events],
    consumers: [...DECLARED.consumers, ...consumers],
    calls: [...DECLARED.calls, ...calls],
  };
}

/** The login of a probe in an app's account. */
export function probeOf(app: string): string {
  return `probe_${app}`;
}

function withProbe(account: BusAccount): BusAccount {
  const probe = { user: probeOf(account.name.toLowerCase()), publish: ['>'], subscribe: ['>'], answers: true };
  return { ...account, users: [...account.users, probe] };
}

/** Begins with a letter: the broker's configuration reads it as a value of its own. */
function newPassword(): string {
  return `p${randomBytes(12).toString('hex')}`;
}

function connectAs(user: string, url: string, pass: string): Promise<NatsConnection> {
  return connect({ servers: url, user, pass, inboxPrefix: inboxOf(user), maxReconnectAttempts: -1, reconnectTimeWait: 100 });
}
