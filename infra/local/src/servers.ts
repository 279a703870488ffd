import { join } from 'node:path';
import { findNatsServer, freePort, startNatsServer, startPostgres } from '@gatebook/local-servers';
import { outsideBus } from './nats/bus-address.js';
import type { BusAddress } from './nats/bus-address.js';
import { brokerEnvironment, keeperEnvironment } from './nats/bus-environment.js';
import { runNode } from './process/app-process.js';
import type { Part } from './process/supervisor.js';
import type { Secrets } from './secrets.js';

/** What both servers need to know of the home they belong to. */
export interface ServerPlace {
  readonly root: string;
  readonly home: string;
  readonly secrets: Secrets;
  readonly log: (name: string) => (line: string) => void;
}

/** PostgreSQL of this home; the address stays the same when it is started again. */
export async function embeddedPostgres(place: ServerPlace): Promise<{ part: Part; address: () => string }> {
  let port: number | undefined;
  let url = '';
  const part: Part = {
    name: 'postgres',
    async start() {
      const server = await startPostgres({ dataPath: join(place.home, 'postgres'), port, detached: true, log: place.log('postgres') });
      ({ port, url } = server);
      return server;
    },
  };
  return { part, address: () => url };
}

/** nats-server of this home, with the accounts of infra/nats. */
export async function embeddedNats(place: ServerPlace): Promise<{ part: Part; bus: BusAddress }> {
  const log = place.log('nats');
  const binary = await findNatsServer({ cachePath: join(place.root, '.gatebook', 'bin'), log });
  const [port, monitorPort] = [await freePort(), await freePort()];
  // Quoted: the value is read as a piece of the configuration, and a path may hold a blank.
  const storePath = JSON.stringify(join(place.home, 'nats'));
  const env = brokerEnvironment(place.secrets, { host: '127.0.0.1', port, monitorPort, storePath });
  const configPath = join(place.root, 'infra', 'nats', 'nats-server.conf');
  const part: Part = { name: 'nats', start: () => startNatsServer({ binary, configPath, port, env, detached: true, log }) };
  return { part, bus: { url: `nats://127.0.0.1:${port}`, monitorUrl: `http://127.0.0.1:${monitorPort}` } };
}

/** What makes and keeps the streams and consumers of the bus, ours or a given one. */
export function busKeeper(place: ServerPlace, { url }: BusAddress): Part {
  const program = join(place.root, 'infra', 'local', 'dist', 'keep-bus.js');
  return {
    name: 'keeper',
    start: async () => {
      const env = { PATH: process.env['PATH'], NODE_ENV: 'production', ...keeperEnvironment(place.secrets, url, await freePort()) };
      return runNode(place.root, [program], env, place.log('keeper'));
    },
  };
}

/** The bus that `NATS_URL` names, or null when we start our own. */
export function givenBus(env: NodeJS.ProcessEnv): BusAddress | null {
  const given = env['NATS_URL'];
  return given === undefined || given === '' ? null : outsideBus(given);
}
