import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { natsConfigText } from './nats-config.js';
import type { NatsConfig } from './nats-config.js';
import { ServerProcess } from './server-process.js';
import type { LogLine } from './server-process.js';
import { SetupProblem } from './setup-problem.js';

interface NatsServerCommon {
  /** From `findNatsServer`. */
  readonly binary: string;
  /** Free one when not given; goes before the port of a configuration file. */
  readonly port?: number;
  /** What the configuration file's `$NAMES` stand for. */
  readonly env?: NodeJS.ProcessEnv;
  readonly detached?: boolean;
  readonly log?: LogLine;
}

/** Either a configuration file, or what a configuration is made from (kept in the store's folder, readable by its owner only). */
export type NatsServerOptions = NatsServerCommon & ({ readonly configPath: string } | Omit<NatsConfig, 'port'>);

/** A nats-server that runs until it is stopped. */
export interface RunningNatsServer {
  /** Without user and password: the client takes those as options and ignores them in an address. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server is gone, whoever ended it. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const PORT_TRIALS = 5;
const READY_SECONDS = 60;

/** Starts nats-server with JetStream on 127.0.0.1 and comes back when it answers. */
export async function startNatsServer(options: NatsServerOptions): Promise<RunningNatsServer> {
  for (let trial = 1; ; trial++) {
    const port = options.port ?? (await freePort());
    const configPath = 'configPath' in options ? options.configPath : await writeConfig({ ...options, port });
    const server = await launch(options, configPath, port);
    if (await answers(server, port)) {
      return { url: `nats://${HOST}:${port}`, port, pid: server.pid, exited: server.exited, stop: () => server.stop() };
    }
    const output = server.lastLines();
    const portTaken = /address already in use/i.test(output);
    if (!portTaken || options.port !== undefined || trial >= PORT_TRIALS) throw new SetupProblem(sentenceFor(output, portTaken, port));
  }
}

async function writeConfig(config: NatsConfig): Promise<string> {
  await mkdir(config.storePath, { recursive: true, mode: 0o700 });
  const path = join(config.storePath, 'nats-server.json');
  await writeFile(path, natsConfigText(config), { mode: 0o600 });
  return path;
}

function launch(options: NatsServerOptions, configPath: string, port: number): Promise<ServerProcess> {
  return ServerProcess.start({
    command: options.binary,
    args: ['--config', configPath, '--addr', HOST, '--port', String(port)],
    env: { ...process.env, ...options.env },
    detached: options.detached,
    log: options.log,
    readyWords: 'Server is ready',
    stopSignals: [['SIGTERM', 10]],
  });
}

/** Ready when it greets a new connection with INFO and offers JetStream, while our own process still runs. */
async function answers(server: ServerProcess, port: number): Promise<boolean> {
  const until = Date.now() + READY_SECONDS * 1000;
  while (!server.hasExited()) {
    const greeting = server.saysReady() ? await greetingOf(port) : null;
    if (greeting !== null && /"jetstream":true/.test(greeting)) return true;
    if (Date.now() > until) {
      await server.stop();
      throw new SetupProblem(
        `nats-server did not answer with JetStream on ${HOST}:${port} within ${READY_SECONDS} s. ${server.lastLines().slice(-400)}`,
      );
    }
    await sleep(25);
  }
  return false;
}

function greetingOf(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    const finish = (greeting: string | null): void => {
      socket.destroy();
      resolve(greeting);
    };
    socket.setTimeout(2000, () => finish(null));
    socket.once('error', () => finish(null));
    socket.once('data', (chunk) => finish(chunk.toString('utf8')));
  });
}

function sentenceFor(output: string, portTaken: boolean, port: number): string {
  if (portTaken) return `nats-server cannot listen on ${HOST}:${port}: another program uses that port.`;
  if (/no space left on device/i.test(output)) return 'The disk is full: nats-server cannot start.';
  return `nats-server did not start: ${output.trim().split('\n').slice(-3).join(' ')}`;
}
