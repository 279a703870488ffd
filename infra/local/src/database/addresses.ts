import { getSecret, passwordName } from '../secrets.js';
import type { Secrets } from '../secrets.js';

/** Owns every schema and migrates; no service ever connects with it. */
export const OWNER_ROLE = 'gatebook_owner';

/** The role that one service connects with. */
export function serviceRole(service: string): string {
  return `gatebook_${service}`;
}

/** The address of the database for one service, under its own role. */
export function serviceAddress(databaseUrl: string, service: string, secrets: Secrets): string {
  return addressAs(databaseUrl, serviceRole(service), getSecret(secrets, passwordName('DATABASE', service))).href;
}

/** The address for migrations of one service: the owner, looking at that service's schema. */
export function ownerAddress(databaseUrl: string, service: string, secrets: Secrets): string {
  const url = addressAs(databaseUrl, OWNER_ROLE, getSecret(secrets, passwordName('DATABASE', 'owner')));
  url.searchParams.set('options', `-csearch_path=${service}`);
  return url.href;
}

function addressAs(databaseUrl: string, user: string, password: string): URL {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = password;
  return url;
}
