import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, SetupProblem } from '@gatebook/local-servers';
import { APPS } from './apps.js';
import { provisionDatabase } from './database/provision-database.js';
import { appEnvironment, migrationEnvironment } from './environment.js';
import type { Surroundings } from './environment.js';
import type { BusAddress } from './nats/bus-address.js';
import { checkPreconditions } from './preconditions.js';
import { appEntry, migrateApps, startApp } from './process/app-process.js';
import { lockHome } from './process/home-lock.js';
import { LogFile } from './process/log-file.js';
import { Supervisor } from './process/supervisor.js';
import { repositoryRoot } from './repository-root.js';
import { homeSecrets } from './secrets.js';
import { busKeeper, embeddedNats, embeddedPostgres, givenBus } from './servers.js';
import type { ServerPlace } from './servers.js';
import { isStoryDue, loadStory, noteStoryIsDue } from './story.js';
import type { StoryChoice } from './story.js';

/** One Gatebook on this machine. */
export interface GatebookOptions {
  /** Data, secrets and logs; two Gatebooks need two homes. */
  readonly home: string;
  /** Of the gateway, the only one that a browser sees. */
  readonly port: number;
  /** Into an empty registry; `small` on our own database and `none` on a given one when not said. */
  readonly story?: StoryChoice;
  /** `DATABASE_URL`, `NATS_URL`, `GATEBOOK_SIDE` and settings of single apps; the process's own environment when not given. */
  readonly env?: NodeJS.ProcessEnv;
  /** Every line that any part prints, and what the supervisor does about them. */
  readonly onLog?: (part: string, line: string) => void;
  /** A step that is done, with its seconds. */
  readonly onStep?: (step: string, seconds: number) => void;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
}

/** A Gatebook that answers. */
export interface RunningGatebook {
  readonly url: string;
  /** Process of each part as of now: `postgres`, `nats`, `keeper` and each app by its name. */
  readonly pids: Record<string, number>;
  /** Comes back when nothing of it runs. */
  stop(): Promise<void>;
}

const READY_SECONDS = 120;
const MOST_QUICK_ENDS = 3;

/** Starts servers, migrations and apps of one home and comes back when the gateway says that all is ready; on failure nothing is left running. */
export async function startGatebook(options: GatebookOptions): Promise<RunningGatebook> {
  const home = resolve(options.home);
  const logs = new Map<string, LogFile>();
  const log = (name: string): ((line: string) => void) => {
    const file = logs.get(name) ?? new LogFile(join(home, 'logs', `${name}.log`));
    logs.set(name, file);
    return (line) => {
      file.write(line);
      options.onLog?.(name, line);
    };
  };
  const lock = await lockAfterChecks(home, options.port);
  let remembering = Promise.resolve();
  const supervisor = new Supervisor({
    onChange: (pids) => (remembering = remembering.then(() => lock.remember(pids)).catch(() => undefined)),
    onEvent: (sentence) => log('supervisor')(`${new Date().toISOString()} ${sentence}`),
  });
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    await remembering;
    await Promise.all([...logs.values()].map((file) => file.close()));
    await lock.release();
  };
  try {
    await startAll({ ...options, home }, supervisor, log);
  } catch (cause) {
    await stop();
    throw cause;
  }
  let stopping: Promise<void> | undefined;
  return {
    url: `http://localhost:${options.port}`,
    get pids() {
      return supervisor.pids();
    },
    stop: () => (stopping ??= stop()),
  };
}

/** The home first: a second start on it must say so, and not that the first one's port is in use. */
async function lockAfterChecks(home: string, port: number): ReturnType<typeof lockHome> {
  const lock = await lockHome(home, port);
  try {
    await checkPreconditions(home, port);
    await mkdir(join(home, 'logs'), { recursive: true });
    return lock;
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

type Log = (name: string) => (line: string) => void;

async function startAll(options: GatebookOptions, supervisor: Supervisor, log: Log): Promise<void> {
  const { home, port, env = process.env, signal } = options;
  const root = repositoryRoot();
  const secrets = await homeSecrets(join(home, 'secrets.json'));
  const place = { root, home, secrets, log };
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    const since = Date.now();
    const done = await work();
    options.onStep?.(name, (Date.now() - since) / 1000);
    return done;
  };

  const givenDatabase = env['DATABASE_URL'];
  const administratorUrl = await step('database', async () => {
    if (givenDatabase) return givenDatabase;
    const postgres = await embeddedPostgres(place);
    await supervisor.add(postgres.part);
    return postgres.address();
  });
  const bus = await step('bus', async () => {
    const found = await givenOrOwnBus(place, env, supervisor);
    await supervisor.add(busKeeper(place, found));
    return found;
  });
  const database = await step('roles and schemas', () => provisionDatabase(administratorUrl, secrets));
  const story = options.story ?? (givenDatabase ? 'none' : 'small');
  if (database.isEmpty && story === 'small') await noteStoryIsDue(home);

  const side = env['GATEBOOK_SIDE'] ?? 'VN';
  const around: Surroundings = { root, side, port, story, secrets, databaseUrl: database.url, bus, given: env };

  await step('tables', () => migrateAll(root, around, log));
  await step('services', async () => {
    for (const app of APPS) {
      signal?.throwIfAborted();
      await supervisor.add({
        name: app.name,
        // A fresh port at each start: somebody may have taken the last one meanwhile.
        start: async () => startApp(root, app, appEnvironment(app, around, await freePort()), log(app.name)),
      });
    }
    await untilReady(`http://localhost:${port}`, supervisor, home, signal);
  });
  if (story === 'none' || !isStoryDue(place)) return;
  const everything = Object.assign({}, ...APPS.map((app) => appEnvironment(app, around)));
  await step('story', () => loadStory({ root, home, url: `http://localhost:${port}`, env: everything, log: log('story') }));
}

async function givenOrOwnBus(place: ServerPlace, env: NodeJS.ProcessEnv, supervisor: Supervisor): Promise<BusAddress> {
  const given = givenBus(env);
  if (given !== null) return given;
  const nats = await embeddedNats(place);
  await supervisor.add(nats.part);
  return nats.bus;
}

async function migrateAll(root: string, around: Surroundings, log: Log): Promise<void> {
  const port = await freePort();
  const apps = APPS.filter((app) => app.hasDatabase).map((app) => ({
    name: app.name,
    entry: appEntry(root, app),
    env: migrationEnvironment(app, around, port),
  }));
  await migrateApps(root, apps, log('migrations'));
}

async function untilReady(url: string, supervisor: Supervisor, home: string, signal: AbortSignal | undefined): Promise<void> {
  const until = Date.now() + READY_SECONDS * 1000;
  for (;;) {
    signal?.throwIfAborted();
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.status === 200) return;
    const broken = APPS.find(({ name }) => supervisor.quickEnds(name) >= MOST_QUICK_ENDS);
    if (broken) throw new SetupProblem(`${broken.name} ends soon after each start; ${join(home, 'logs', `${broken.name}.log`)} says why.`);
    if (Date.now() > until) {
      const said = answer === null ? 'the gateway does not answer' : (await answer.text()).slice(0, 400);
      throw new SetupProblem(`Not ready after ${READY_SECONDS} s: ${said}; the logs lie in ${join(home, 'logs')}.`);
    }
    await sleep(200);
  }
}
