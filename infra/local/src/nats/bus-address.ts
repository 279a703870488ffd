import { SetupProblem } from '@gatebook/local-servers';
import { getSecret, passwordName } from '../secrets.js';
import type { Secrets } from '../secrets.js';

/** Where the bus is. */
export interface BusAddress {
  /** Without credentials: each app has a login of its own. */
  readonly url: string;
  /** The server's own figures over HTTP; known for the broker that we start. */
  readonly monitorUrl?: string;
}

/** User and password, given to the client as options. */
export interface BusLogin {
  readonly user: string;
  readonly password: string;
}

/** Reads `NATS_URL`: one address or several with commas between them. */
export function outsideBus(natsUrl: string): BusAddress {
  const addresses = natsUrl.split(',').map((each) => new URL(each.includes('://') ? each.trim() : `nats://${each.trim()}`));
  if (addresses.some(({ username }) => username !== '')) {
    throw new SetupProblem(
      'NATS_URL holds a login, but every app has its own: give the broker the accounts of infra/nats/nats-server.conf with the passwords of secrets.json, and take the login out of the address.',
    );
  }
  return { url: addresses.map((address) => `${address.protocol}//${address.host}`).join(',') };
}

/** The login of one app, or of one keeper: its own name and password. */
export function busLogin(user: string, secrets: Secrets): BusLogin {
  return { user, password: getSecret(secrets, passwordName('NATS', user)) };
}
