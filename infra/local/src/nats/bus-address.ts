import { getSecret, passwordName } from '../secrets.js';
import type { Secrets } from '../secrets.js';

/** Where the bus is and who we are there. */
export interface BusAddress {
  /** Without credentials: the client ignores those in an address. */
  readonly url: string;
  /** One login for everybody, when an outside address carries one; else each app has its own. */
  readonly login?: BusLogin;
  /** The server's own figures over HTTP; known for the broker that we start. */
  readonly monitorUrl?: string;
}

/** User and password, given to the client as options. */
export interface BusLogin {
  readonly user: string;
  readonly password: string;
}

/** Takes apart `NATS_URL`: one address or several with commas between them, with or without a login in the first. */
export function outsideBus(natsUrl: string): BusAddress {
  const addresses = natsUrl.split(',').map((each) => new URL(each.includes('://') ? each.trim() : `nats://${each.trim()}`));
  const [first] = addresses;
  const url = addresses.map((address) => `${address.protocol}//${address.host}`).join(',');
  if (first === undefined || first.username === '') return { url };
  return { url, login: { user: decodeURIComponent(first.username), password: decodeURIComponent(first.password) } };
}

/** The login of one app: its own name and password, unless the address gave one for all. */
export function busLogin(bus: BusAddress, app: string, secrets: Secrets): BusLogin {
  return bus.login ?? { user: app, password: getSecret(secrets, passwordName('NATS', app)) };
}
