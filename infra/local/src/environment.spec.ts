import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPS } from './apps.js';
import type { App } from './apps.js';
import { dockerEnvironmentFiles } from './docker-environment.js';
import { appEnvironment, migrationEnvironment } from './environment.js';
import type { Surroundings } from './environment.js';
import { homeSecrets } from './secrets.js';
import type { Secrets } from './secrets.js';

function app(name: string): App {
  const found = APPS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no app ${name}`);
  return found;
}

let secrets: Secrets;
let around: Surroundings;

beforeAll(async () => {
  secrets = await homeSecrets(join(await mkdtemp(join(tmpdir(), 'gatebook-secrets-')), 'secrets.json'));
  around = {
    root: '/checkout',
    side: 'LA',
    port: 8123,
    secrets,
    databaseUrl: 'postgresql://postgres:administrator@127.0.0.1:5999/gatebook',
    bus: { url: 'nats://127.0.0.1:4999' },
    story: 'none',
    given: { PATH: '/bin', DATABASE_URL: 'postgresql://administrator@elsewhere', GATEWAY_PUBLIC_URL: 'https://gatebook.example.org' },
  };
});

describe('the environment of an app', () => {
  it('holds its own role, login and keys, and the name of its signing key', () => {
    expect(appEnvironment(app('permits'), around, 3001)).toEqual({
      NODE_ENV: 'production',
      PATH: '/bin',
      GATEBOOK_SIDE: 'LA',
      PERMITS_PORT: '3001',
      PERMITS_DATABASE_URL: `postgresql://gatebook_permits:${secrets['PERMITS_DATABASE_PASSWORD']}@127.0.0.1:5999/gatebook`,
      PERMITS_NATS_URL: 'nats://127.0.0.1:4999',
      PERMITS_NATS_USER: 'permits',
      PERMITS_NATS_PASSWORD: secrets['PERMITS_NATS_PASSWORD'],
      PERMITS_CALL_KEYS: expect.stringMatching(/^persons:[\w-]{43},corridors:[\w-]{43},workers:[\w-]{43}$/),
      PERMITS_CALLER_KEYS: expect.stringMatching(/^workers:[\w-]{43},crossings:[\w-]{43},gateway:[\w-]{43}$/),
      PERMITS_AUDIT_KEY: secrets['PERMITS_AUDIT_KEY'],
      PERMITS_SIGNING_KEY: secrets['PERMITS_SIGNING_KEY'],
      PERMITS_SIGNING_KEY_ID: 'v1',
      PERMITS_ROOT_KEY: secrets['PERMITS_ROOT_KEY'],
      PERMITS_CREDENTIAL_KEY: secrets['PERMITS_CREDENTIAL_KEY'],
    });
  });

  it('never holds the administrator, the owner or the secret of another app', () => {
    const foreign = Object.entries(secrets).filter(([name]) => !name.startsWith('CROSSINGS_'));
    const values = Object.values(appEnvironment(app('crossings'), around, 3001)).join(' ');
    expect(foreign.length).toBeGreaterThan(20);
    for (const [, secret] of foreign) expect(values).not.toContain(secret);
    expect(values).not.toContain('administrator');
  });

  it('gives the address of the owner to migrate, with the schema it is for', () => {
    const { WORKERS_DATABASE_OWNER_URL } = migrationEnvironment(app('workers'), around, 3001);
    expect(WORKERS_DATABASE_OWNER_URL).toContain('gatebook_owner:');
    expect(WORKERS_DATABASE_OWNER_URL).toContain('options=-csearch_path%3Dworkers');
  });

  it('gives both ends of a call the same key, every pair its own, and nobody the secret they come from', () => {
    const keys = (name: string, thing: string): ReadonlyMap<string, string> =>
      new Map(
        String(appEnvironment(app(name), around)[`${name.toUpperCase()}_${thing}`] ?? '')
          .split(',')
          .filter((entry) => entry !== '')
          .map((entry): [string, string] => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
      );
    const asked = APPS.flatMap(({ name }) => [...keys(name, 'CALL_KEYS')].map(([answerer, key]) => [name, answerer, key]));
    for (const [caller = '', answerer = '', key] of asked) expect(keys(answerer, 'CALLER_KEYS').get(caller)).toBe(key);
    expect(new Set(asked.map(([, , key]) => key)).size).toBe(asked.length);
    expect(keys('gateway', 'CALL_KEYS').size).toBe(7);
    for (const each of APPS) expect(Object.values(appEnvironment(each, around)).join(' ')).not.toContain(secrets['CALL_ROOT_KEY']);
  });

  it('is no production’s where the story is told, whose settings production refuses', () => {
    const told = { ...around, story: 'small' as const };
    expect(appEnvironment(app('corridors'), told)).toMatchObject({ NODE_ENV: 'development', CORRIDORS_KEY_WAIT_HOURS: '0' });
    expect(appEnvironment(app('permits'), told)).toMatchObject({ NODE_ENV: 'development', PERMITS_EARLIEST_START: '2026-10-01' });
    for (const name of ['corridors', 'permits']) expect(appEnvironment(app(name), around)).toMatchObject({ NODE_ENV: 'production' });
    expect(appEnvironment(app('identity'), told)).toMatchObject({ NODE_ENV: 'production' });
  });

  it('lets the caller set what is the app’s own, and gives the gateway no database', () => {
    const gateway = appEnvironment(app('gateway'), around);
    expect(gateway).toMatchObject({
      GATEWAY_PORT: '8123',
      GATEWAY_PUBLIC_URL: 'https://gatebook.example.org',
      GATEWAY_CONSOLE_PATH: '/checkout/apps/console/dist',
    });
    expect(Object.keys(gateway).filter((name) => name.includes('DATABASE'))).toEqual([]);
  });

  it('has a key of 32 bytes wherever a key is named', () => {
    const keys = Object.entries(secrets).filter(([name]) => /_KEY$|_SECRET$|_INDEX_KEY$/.test(name));
    expect(keys.length).toBeGreaterThanOrEqual(APPS.length + 5);
    for (const [, key] of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  });
});

it('docker compose gives each container a file with no secret of another', () => {
  const files = dockerEnvironmentFiles('/gatebook', 'VN', secrets, 'superuser');
  expect(Object.keys(files)).toHaveLength(4 + APPS.length + 7);
  expect(files['persons.env']).toContain('PERSONS_KEY_ENCRYPTION_KEY=');
  expect(files['persons.env']).not.toContain(secrets['PERMITS_SIGNING_KEY']);
  expect(files['persons.env']).not.toContain('superuser');
  expect(files['persons.env']).not.toContain('gatebook_owner');
});
