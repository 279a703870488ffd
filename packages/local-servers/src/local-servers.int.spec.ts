import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findNatsServer, freePort, startNatsServer, startPostgres } from './index.js';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Signs in like a client does and gives the broker's first word: PONG, or the reason it refuses. */
function signIn(port: number, user: string, password: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      const said = chunk.toString('utf8');
      if (said.startsWith('INFO')) socket.write(`CONNECT ${JSON.stringify({ user, pass: password, verbose: false })}\r\nPING\r\n`);
      else {
        socket.destroy();
        resolve(said.trim());
      }
    });
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const COMPUTING = "SELECT count(*)::integer FROM pg_stat_activity WHERE query LIKE '% AS computing' AND pid <> pg_backend_pid()";

let folder: string;

beforeAll(async () => {
  // The private folder of mkdtemp is the hard case for root: the server's own user may not enter it.
  folder = await mkdtemp(join(tmpdir(), 'local-servers-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('PostgreSQL', () => {
  it('makes its database, answers on 127.0.0.1 with the settings we count on, and keeps its password to its owner', async () => {
    const dataPath = join(folder, 'first');
    const server = await startPostgres({ dataPath });
    try {
      expect(await ask(server.url, 'SHOW server_version')).toBe('18.4');
      expect(await ask(server.url, 'SHOW jit')).toBe('off');
      expect(await ask(server.url, 'SHOW max_connections')).toBe('200');
      expect(await ask(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
      expect((await stat(`${dataPath}.password`)).mode & 0o777).toBe(0o600);
      await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    } finally {
      await server.stop();
    }
    expect(isRunning(server.pid)).toBe(false);
  });

  it('runs twice at once without meeting, and is gone after stop', async () => {
    const [one, two] = await Promise.all([
      startPostgres({ dataPath: join(folder, 'one') }),
      startPostgres({ dataPath: join(folder, 'two') }),
    ]);
    await ask(one.url, 'CREATE TABLE only_here (id integer)');
    expect(await ask(two.url, "SELECT to_regclass('only_here')")).toBeNull();
    await one.stop();
    expect(await ask(two.url, 'SELECT 7')).toBe(7);
    await two.stop();
    expect([isRunning(one.pid), isRunning(two.pid)]).toEqual([false, false]);
  });

  it('comes back after kill -9 on the same port with all that it acknowledged', async () => {
    const dataPath = join(folder, 'killed');
    const first = await startPostgres({ dataPath });
    await ask(first.url, 'CREATE TABLE fact (id integer)');
    await ask(first.url, 'INSERT INTO fact SELECT generate_series(1, 500)');
    // A backend that computes outlives the postmaster and keeps a new one out for as long as it computes.
    const busy = ask(first.url, 'SELECT count(*) FROM generate_series(1, 8000000) AS computing').catch(() => undefined);
    while ((await ask(first.url, COMPUTING)) !== 1) await sleep(10);
    process.kill(first.pid, 'SIGKILL');
    const second = await startPostgres({ dataPath, port: first.port });
    try {
      expect(await ask(second.url, 'SELECT count(*)::integer FROM fact')).toBe(500);
      expect(second.port).toBe(first.port);
    } finally {
      await second.stop();
      await busy;
    }
  });

  it('says in one sentence that its port is taken', async () => {
    const holder = await startPostgres({ dataPath: join(folder, 'holder') });
    const second = startPostgres({ dataPath: join(folder, 'unlucky'), port: holder.port });
    await expect(second).rejects.toThrow(`PostgreSQL cannot listen on 127.0.0.1:${holder.port}: another program uses that port.`);
    await holder.stop();
  });
});

describe('nats-server', () => {
  const cachePath = join(process.cwd(), '.gatebook', 'bin');

  it('keeps accounts apart, takes only its users, and is gone after stop', async () => {
    const binary = await findNatsServer({ cachePath });
    const storePath = join(folder, 'nats');
    const accounts = [{ name: 'A', users: [{ user: 'ann', password: 'right' }] }];
    const server = await startNatsServer({ binary, storePath, accounts });
    expect(await signIn(server.port, 'ann', 'right')).toBe('PONG');
    expect(await signIn(server.port, 'ann', 'wrong')).toMatch(/Authorization Violation/);
    expect(await readFile(join(storePath, 'nats-server.json'), 'utf8')).toContain('"sync_interval": "always"');
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
  });

  it('reads a configuration file with names from the environment, and comes back after kill -9', async () => {
    const binary = await findNatsServer({ cachePath });
    const configPath = join(folder, 'own.conf');
    await mkdir(join(folder, 'own'));
    await writeFile(
      configPath,
      'jetstream { store_dir: $STORE, sync_interval: always }\nauthorization { users = [ { user: bob, password: $BOB } ] }\n',
    );
    const options = { binary, configPath, port: await freePort(), env: { STORE: JSON.stringify(join(folder, 'own')), BOB: 'secret7' } };
    const first = await startNatsServer(options);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await startNatsServer(options);
    expect(await signIn(second.port, 'bob', 'secret7')).toBe('PONG');
    await second.stop();
    expect(isRunning(second.pid)).toBe(false);
  });
});
