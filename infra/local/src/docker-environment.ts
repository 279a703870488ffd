import { APPS, settingName, SERVICE_NAMES } from './apps.js';
import { appEnvironment, migrationEnvironment } from './environment.js';
import type { Surroundings } from './environment.js';
import { getSecret, passwordName } from './secrets.js';
import type { Secrets } from './secrets.js';

/** Where the parts find each other inside docker compose. */
const DATABASE = 'postgresql://postgres@postgres:5432/gatebook';
const BUS = { url: 'nats://nats:4222', monitorUrl: 'http://nats:8222' };
/** Each container has its own loopback, so all may use one port. */
const OWN_PORT = 3000;

/** The environment files of docker-compose.yml by name: each container gets its own secrets and nobody else's. */
export function dockerEnvironmentFiles(root: string, side: string, secrets: Secrets, superuserPassword: string): Record<string, string> {
  const around: Surroundings = { root, side, port: 8080, secrets, databaseUrl: DATABASE, bus: BUS, story: 'none', given: {} };
  const administrator = new URL(DATABASE);
  administrator.password = superuserPassword;
  const passwords = ['owner', ...SERVICE_NAMES].map((name) => passwordName('DATABASE', name));
  const busPasswords = APPS.map(({ name }) => settingName(name, 'NATS_PASSWORD'));
  return {
    'postgres.env': envText({ POSTGRES_PASSWORD: superuserPassword }),
    'provision.env': envText({ DATABASE_URL: administrator.href, ...secretsNamed(secrets, passwords) }),
    'nats.env': envText({
      NATS_HOST: '0.0.0.0',
      NATS_PORT: '4222',
      NATS_MONITOR_PORT: '8222',
      NATS_STORE_PATH: '/data',
      NATS_MAX_FILE_STORE: '16GB',
      ...secretsNamed(secrets, busPasswords),
    }),
    ...Object.fromEntries(APPS.map((app) => [`${app.name}.env`, envText(appEnvironment(app, around, OWN_PORT))])),
    ...Object.fromEntries(
      APPS.filter((app) => app.hasDatabase).map((app) => [`${app.name}.migrate.env`, envText(migrationEnvironment(app, around, OWN_PORT))]),
    ),
  };
}

function secretsNamed(secrets: Secrets, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, getSecret(secrets, name)]));
}

function envText(env: NodeJS.ProcessEnv): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}=${value ?? ''}\n`)
    .join('');
}
