import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { postgresAccount } from './postgres-account.js';
import type { PostgresAccount } from './postgres-account.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { holdsDatabase, makeDatabase, SUPERUSER, superuserPassword } from './postgres-data.js';
import { ServerProcess } from './server-process.js';
import type { LogLine } from './server-process.js';
import { SetupProblem } from './setup-problem.js';

/** What to start and where. */
export interface PostgresOptions {
  /** The cluster's folder; made and filled when it is missing or empty. */
  readonly dataPath: string;
  /** Free one when not given. */
  readonly port?: number;
  /** Of the superuser; kept in `<dataPath>.password` when not given. */
  readonly password?: string;
  /** Further server settings, as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Own process group, out of reach of the terminal's Ctrl-C. */
  readonly detached?: boolean;
  readonly log?: LogLine;
}

/** A PostgreSQL that runs until it is stopped. */
export interface RunningPostgres {
  /** Of the superuser, for the database `postgres`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server is gone, whoever ended it. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Two programs may be given the same free port; the second one asks again. */
const PORT_TRIALS = 5;
/** After kill -9 the old server's helpers need a moment to leave; until then postmaster.pid keeps the new one out. */
const LEAVING_SECONDS = 30;
/** Replaying what was not yet in the data files after a crash may take this long. */
const READY_SECONDS = 180;

const MIB = 1024 ** 2;
/** A quarter of the memory, as PostgreSQL advises; a registry of a million people is searched in 1 GiB. Only what is used is taken. */
const SHARED_BUFFERS_MIB = Math.min(1024, Math.max(128, Math.floor(totalmem() / 4 / MIB)));

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: '200',
  jit: 'off',
  shared_buffers: `${SHARED_BUFFERS_MIB}MB`,
  // Reads back after a restart what was in memory before it, so that the first searches of the day are as quick as the last.
  shared_preload_libraries: 'pg_prewarm',
  timezone: 'UTC',
};

/** Starts PostgreSQL 18 on 127.0.0.1, makes its database first when there is none, and comes back when it takes connections. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataPath = resolve(options.dataPath);
  const binaries = findPostgresBinaries();
  const account = await postgresAccount(dataPath, binaries.postgres);
  const password = options.password ?? (await superuserPassword(dataPath));
  if (!(await holdsDatabase(dataPath))) await makeDatabase(dataPath, password, binaries, account);

  const leavingUntil = Date.now() + LEAVING_SECONDS * 1000;
  for (let trial = 1, pauseMs = 100; ;) {
    const port = options.port ?? (await freePort());
    const server = await launch(binaries.postgres, dataPath, port, account, options);
    if (await becameReady(server, dataPath)) {
      const url = `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@${HOST}:${port}/postgres`;
      return { url, host: HOST, port, pid: server.pid, exited: server.exited, stop: () => server.stop() };
    }
    const failure = judge(server.lastLines());
    const goOn =
      failure === 'port in use'
        ? options.port === undefined && trial++ < PORT_TRIALS
        : failure === 'still leaving' && Date.now() < leavingUntil;
    if (!goOn) throw new SetupProblem(sentenceFor(failure, server.lastLines(), dataPath, port));
    await sleep(pauseMs);
    pauseMs = Math.min(pauseMs * 2, 2000);
  }
}

function launch(
  program: string,
  dataPath: string,
  port: number,
  account: PostgresAccount,
  options: PostgresOptions,
): Promise<ServerProcess> {
  const settings = Object.entries({ ...SETTINGS, ...options.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = program, ...args] = [...account.prefix, program, '-D', dataPath, '-p', String(port), ...settings];
  return ServerProcess.start({
    command,
    args,
    uid: account.uid,
    gid: account.gid,
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
    detached: options.detached,
    log: options.log,
    // Fast shutdown, then immediate; PostgreSQL recovers from either, and from the SIGKILL that ends the list.
    stopSignals: [
      ['SIGINT', 20],
      ['SIGQUIT', 5],
    ],
  });
}

/** The server writes its own process id and, once it takes connections, "ready" into postmaster.pid (lines 1 and 8). */
async function becameReady(server: ServerProcess, dataPath: string): Promise<boolean> {
  const until = Date.now() + READY_SECONDS * 1000;
  while (!server.hasExited()) {
    const lines = (await readFile(`${dataPath}/postmaster.pid`, 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return true;
    if (Date.now() > until) {
      await server.stop();
      throw new SetupProblem(`PostgreSQL in ${dataPath} did not become ready within ${READY_SECONDS} s.`);
    }
    await sleep(25);
  }
  return false;
}

type Failure = 'port in use' | 'still leaving' | 'disk full' | 'other';

function judge(output: string): Failure {
  if (/No space left on device/i.test(output)) return 'disk full';
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block|lock file "postmaster\.pid" is empty/.test(output))
    return 'still leaving';
  if (/could not bind|Address already in use/.test(output)) return 'port in use';
  return 'other';
}

function sentenceFor(failure: Failure, output: string, dataPath: string, port: number): string {
  const last = output.trim().split('\n').slice(-4).join(' ');
  if (failure === 'disk full') return `The disk that holds ${dataPath} is full: PostgreSQL cannot start.`;
  if (failure === 'port in use') return `PostgreSQL cannot listen on ${HOST}:${port}: another program uses that port.`;
  if (failure === 'still leaving') return `Another PostgreSQL still uses ${dataPath}; stop it first. ${last}`;
  return `PostgreSQL in ${dataPath} did not start: ${last}`;
}
