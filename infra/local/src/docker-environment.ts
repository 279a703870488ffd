import { APPS, SERVICE_NAMES } from './apps.js';
import { appEnvironment, migrationEnvironment } from './environment.js';
import type { Surroundings } from './environment.js';
import { brokerEnvironment, keeperEnvironment } from './nats/bus-environment.js';
import { getSecret, passwordName } from './secrets.js';
import type { Secrets } from './secrets.js';

/** Where the parts find each other inside docker compose. */
const DATABASE = 'postgresql://postgres@postgres:5432/gatebook';
const BUS = { url: 'nats://nats:4222', monitorUrl: 'http://nats:8222' };
/** Each container has its own loopback, so all may use one port. */
const OWN_PORT = 3000;
/** The loopback of a container is reached by nobody outside it. */
const GIVEN = { GATEWAY_HOST: '0.0.0.0' };

/** The environment files of docker-compose.yml by name: each container gets its own secrets and nobody else's. */
export function dockerEnvironmentFiles(root: string, side: string, secrets: Secrets, superuserPassword: string): Record<string, string> {
  const around: Surroundings = { root, side, port: 8080, secrets, databaseUrl: DATABASE, bus: BUS, story: 'none', given: GIVEN };
  const administrator = new URL(DATABASE);
  administrator.password = superuserPassword;
  const passwords = ['owner', ...SERVICE_NAMES].map((name) => passwordName('DATABASE', name));
  return {
    'postgres.env': envText({ POSTGRES_PASSWORD: superuserPassword }),
    'provision.env': envText({ DATABASE_URL: administrator.href, ...secretsNamed(secrets, passwords) }),
    'nats.env': envText(brokerEnvironment(secrets, { host: '0.0.0.0', port: 4222, monitorPort: 8222, storePath: '/data' })),
    'keeper.env': envText(keeperEnvironment(secrets, BUS.url, OWN_PORT)),
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
