import { busAccounts, busPasswordName, DECLARED, keeperOf, SERVICE_ACCOUNTS } from '@gatebook/bus';
import { getSecret } from '../secrets.js';
import type { Secrets } from '../secrets.js';

/** Room for all streams together, and for those of one account. */
const FILE_STORE = { NATS_MAX_FILE_STORE: '16GB', NATS_ACCOUNT_FILE_STORE: '2GB' };

/** What the `$NAMES` of infra/nats/nats-server.conf stand for. */
export function brokerEnvironment(
  secrets: Secrets,
  place: { readonly host: string; readonly port: number; readonly monitorPort: number; readonly storePath: string },
): Record<string, string> {
  return {
    NATS_HOST: place.host,
    NATS_PORT: String(place.port),
    NATS_MONITOR_PORT: String(place.monitorPort),
    NATS_STORE_PATH: place.storePath,
    ...FILE_STORE,
    ...passwordsOf(
      busAccounts(DECLARED).flatMap(({ users }) => users.map(({ user }) => user)),
      secrets,
    ),
  };
}

/** The settings of the keeper: the only ones with its logins. */
export function keeperEnvironment(secrets: Secrets, url: string, port: number): Record<string, string> {
  return { KEEPER_NATS_URL: url, KEEPER_PORT: String(port), ...passwordsOf(SERVICE_ACCOUNTS.map(keeperOf), secrets) };
}

function passwordsOf(users: readonly string[], secrets: Secrets): Record<string, string> {
  return Object.fromEntries(users.map((user) => [busPasswordName(user), getSecret(secrets, busPasswordName(user))]));
}
