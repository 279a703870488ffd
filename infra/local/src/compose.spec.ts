import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { busAccounts, busPasswordName, DECLARED, keeperOf, SERVICE_ACCOUNTS } from '@gatebook/bus';
import { isNewEnough } from '@gatebook/bus';
import { readSettings, ServiceSettings } from '@gatebook/service-kit';
import { parse } from 'yaml';
import { CorridorsSettings } from '../../../apps/corridors/src/config.js';
import { CrossingsSettings } from '../../../apps/crossings/src/config.js';
import { GatewaySettings } from '../../../apps/gateway/src/config.js';
import { IdentitySettings } from '../../../apps/identity/src/config.js';
import { PermitsSettings } from '../../../apps/permits/src/config.js';
import { PersonsSettings } from '../../../apps/persons/src/config.js';
import { StatisticsSettings } from '../../../apps/statistics/src/config.js';
import { WorkersSettings } from '../../../apps/workers/src/config.js';
import { APPS, SERVICE_NAMES } from './apps.js';
import { dockerEnvironmentFiles } from './docker-environment.js';
import { repositoryRoot } from './repository-root.js';
import { homeSecrets } from './secrets.js';
import type { Secrets } from './secrets.js';

const FOLDER = '.gatebook/docker/';
const SETTINGS: Readonly<Record<string, new () => object>> = {
  identity: IdentitySettings,
  persons: PersonsSettings,
  corridors: CorridorsSettings,
  workers: WorkersSettings,
  permits: PermitsSettings,
  crossings: CrossingsSettings,
  statistics: StatisticsSettings,
  gateway: GatewaySettings,
};

interface ComposeService {
  readonly image?: string;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly env_file?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly restart?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

function file(...path: readonly string[]): string {
  return readFileSync(join(repositoryRoot(), ...path), 'utf8');
}

function environmentOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

const { services, networks }: Compose = parse(file('docker-compose.yml'), { merge: true });
const service = (name: string): ComposeService => {
  const found = services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};
const onNetwork = (network: string): readonly string[] =>
  Object.keys(services).filter((name) => service(name).networks?.includes(network) === true);

let secrets: Secrets;
let made: Readonly<Record<string, Readonly<Record<string, string>>>>;
beforeAll(async () => {
  secrets = await homeSecrets(join(await mkdtemp(join(tmpdir(), 'gatebook-compose-')), 'secrets.json'));
  const files = dockerEnvironmentFiles('/gatebook', 'VN', secrets, 'superuser');
  made = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, environmentOf(text)]));
});

describe('docker-compose.yml', () => {
  it('runs every app, the keeper, the servers and the two jobs before them, and nothing else', () => {
    expect(Object.keys(services).toSorted()).toEqual(
      [...APPS.map(({ name }) => name), 'postgres', 'nats', 'keeper', 'provision', 'migrate'].toSorted(),
    );
    for (const { name } of APPS) expect(service(name).environment?.['APP']).toBe(name);
  });

  it('names exactly the environment files that are made', () => {
    const named = Object.values(services).flatMap(({ env_file }) => listOf(env_file));
    expect(named.toSorted()).toEqual(
      Object.keys(made)
        .map((name) => `${FOLDER}${name}`)
        .toSorted(),
    );
    for (const { name } of APPS) expect(service(name).env_file).toBe(`${FOLDER}${name}.env`);
    expect(service('migrate').env_file).toEqual(SERVICE_NAMES.map((name) => `${FOLDER}${name}.migrate.env`));
    expect(service('migrate').command?.join(' ')).toContain(`for app in ${SERVICE_NAMES.join(' ')}; do`);
  });

  it('publishes the gateway and nothing else, on the loopback of the host', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([['gateway', '127.0.0.1:${PORT:-8080}:8080']]);
  });

  it('has a gateway that listens where the published port leads, and is asked for its health there', () => {
    expect(made['gateway.env']).toMatchObject({ GATEWAY_HOST: '0.0.0.0', GATEWAY_PORT: '8080' });
    const asked = service('gateway').healthcheck?.test.join(' ') ?? '';
    expect(asked).toContain("'http://' + require('node:os').hostname() + ':8080/health/live'");
    expect(asked).not.toMatch(/127\.0\.0\.1|localhost/);
  });

  it('lets the broker and its monitor be reached by those who need them, and the database likewise', () => {
    expect(onNetwork('bus').toSorted()).toEqual(['gateway', 'keeper', 'nats', ...SERVICE_NAMES].toSorted());
    expect(onNetwork('data').toSorted()).toEqual(['migrate', 'postgres', 'provision', ...SERVICE_NAMES].toSorted());
    expect(onNetwork('front')).toEqual(['gateway']);
    expect(networks).toEqual({ front: null, bus: { internal: true }, data: { internal: true } });
    for (const [name, { networks: joined }] of Object.entries(services)) expect([name, joined?.length ?? 0]).not.toEqual([name, 0]);
  });

  it('asks everything that keeps running for its health, where it answers', () => {
    const running = Object.entries(services).filter(([, { restart }]) => restart === 'unless-stopped');
    expect(running).toHaveLength(APPS.length + 3);
    for (const [name, { healthcheck }] of running) expect([name, healthcheck?.test.length ?? 0]).not.toEqual([name, 0]);
    for (const name of SERVICE_NAMES) {
      expect(service(name).healthcheck?.test.join(' ')).toContain(
        `127.0.0.1:${made[`${name}.env`]?.[`${name.toUpperCase()}_PORT`]}/health/live`,
      );
    }
    expect(service('keeper').healthcheck?.test.join(' ')).toContain(`127.0.0.1:${made['keeper.env']?.['KEEPER_PORT']}/`);
    expect(service('nats').healthcheck?.test.join(' ')).toContain(`127.0.0.1:${made['nats.env']?.['NATS_MONITOR_PORT']}/healthz`);
  });

  it('starts the services after their tables and their streams', () => {
    for (const name of SERVICE_NAMES) {
      expect(service(name).depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        nats: { condition: 'service_healthy' },
        keeper: { condition: 'service_healthy' },
      });
    }
  });

  it('runs programs that are built, read-only and without capabilities, on a broker that is new enough', () => {
    for (const name of ['keeper', 'provision']) {
      const program = service(name).entrypoint?.[1] ?? '';
      expect(existsSync(join(repositoryRoot(), program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
    }
    for (const name of [...APPS.map((app) => app.name), 'keeper', 'provision', 'migrate']) {
      expect(service(name)).toMatchObject({ image: 'gatebook', read_only: true, cap_drop: ['ALL'] });
    }
    expect(isNewEnough(`${/^nats:(\d+\.\d+)/.exec(service('nats').image ?? '')?.[1] ?? '0.0'}.0`)).toBe(true);
    const [configuration = ''] = (service('nats').volumes ?? []).filter((volume) => volume.includes('nats-server.conf'));
    expect(existsSync(join(repositoryRoot(), configuration.split(':')[0] ?? ''))).toBe(true);
    expect(service('nats').command).toEqual(['--config', configuration.split(':')[1]]);
  });
});

describe('the environment files', () => {
  it.each(APPS.map(({ name }) => name))('tell %s all that it has to be told, and nothing that it does not know', (name) => {
    const settingsClass = SETTINGS[name] ?? ServiceSettings;
    for (const each of Object.keys(made).filter((path) => path === `${name}.env` || path === `${name}.migrate.env`)) {
      const environment = made[each] ?? {};
      const settings = readSettings(name, settingsClass, environment);
      const known = new Set(Object.keys(settings).map((property) => property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()));
      const told = Object.keys(environment).filter((setting) => setting.startsWith(`${name.toUpperCase()}_`));
      expect(told.map((setting) => setting.slice(name.length + 1)).filter((setting) => !known.has(setting))).toEqual([]);
    }
  });

  it('give the broker every name of its configuration', () => {
    const values = file('infra', 'nats', 'nats-server.conf').replaceAll(/#.*$|"[^"]*"/gm, '');
    const names = new Set([...values.matchAll(/\$([A-Z_]+)/g)].map(([, name = '']) => name));
    expect([...names].toSorted()).toEqual(Object.keys(made['nats.env'] ?? {}).toSorted());
    expect(made['nats.env']).toMatchObject({ NATS_HOST: '0.0.0.0', NATS_STORE_PATH: '/data' });
  });

  it('give the keeper logins to the keeper and the broker alone, and the root of the call keys to nobody', () => {
    const keepers = SERVICE_ACCOUNTS.map((name) => busPasswordName(keeperOf(name)));
    for (const name of keepers) expect(made['keeper.env']?.[name]).toBe(secrets[name]);
    for (const [name, environment] of Object.entries(made)) {
      const text = Object.values(environment).join(' ');
      if (!['keeper.env', 'nats.env'].includes(name)) for (const keeper of keepers) expect(text).not.toContain(secrets[keeper]);
      expect(text).not.toContain(secrets['CALL_ROOT_KEY']);
    }
  });

  it('give each app its own login of the broker and no other one’s', () => {
    const users = busAccounts(DECLARED).flatMap((account) => account.users.map(({ user }) => user));
    for (const { name } of APPS) {
      const text = Object.values(made[`${name}.env`] ?? {}).join(' ');
      expect(users.filter((user) => text.includes(secrets[busPasswordName(user)] ?? ''))).toEqual([name]);
    }
  });
});

describe('the image and its manual', () => {
  const dockerfile = file('infra', 'docker', 'Dockerfile');

  it('runs the app that APP names as an ordinary user, and takes no secret of this checkout along', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('exec node apps/${APP}/dist/main.js');
    expect(dockerfile).toContain('EXPOSE 8080');
    expect(file('infra', 'docker', 'Dockerfile.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.gatebook', '**/node_modules', '.git']),
    );
    for (const { name } of APPS) expect(existsSync(join(repositoryRoot(), 'apps', name, 'src', 'main.ts'))).toBe(true);
  });

  it('is started with programs and files that exist', () => {
    const manual = file('infra', 'docker', 'README.md');
    const programs = [...manual.matchAll(/infra\/local\/dist\/([a-z-]+)\.js/g)].map(([, name = '']) => name);
    expect(programs.length).toBeGreaterThan(0);
    for (const name of programs) expect(existsSync(join(repositoryRoot(), 'infra', 'local', 'src', `${name}.ts`))).toBe(true);
    for (const [, name = ''] of manual.matchAll(/docker compose run --rm ([a-z]+)/g)) expect(service(name)).toBeDefined();
  });
});
