/** One app that `npm start` runs, and the keys that are made for it on the first start. */
export interface App {
  readonly name: string;
  /** Whether it has a schema and a role of its own. */
  readonly hasDatabase: boolean;
  /** Environment names of further keys, each 32 random bytes in base64url. */
  readonly keys: readonly string[];
}

/** Every app, in the order in which it is migrated and started; stopped the other way round. */
export const APPS: readonly App[] = [
  { name: 'identity', hasDatabase: true, keys: ['IDENTITY_TOKEN_KEY', 'IDENTITY_SESSION_SECRET'] },
  { name: 'persons', hasDatabase: true, keys: ['PERSONS_KEY_ENCRYPTION_KEY', 'PERSONS_BLIND_INDEX_KEY'] },
  { name: 'corridors', hasDatabase: true, keys: [] },
  { name: 'workers', hasDatabase: true, keys: [] },
  { name: 'permits', hasDatabase: true, keys: ['PERMITS_SIGNING_KEY', 'PERMITS_ROOT_KEY', 'PERMITS_CREDENTIAL_KEY'] },
  { name: 'crossings', hasDatabase: true, keys: ['CROSSINGS_DIGEST_KEY'] },
  { name: 'statistics', hasDatabase: true, keys: ['STATISTICS_RECORD_KEY'] },
  { name: 'gateway', hasDatabase: false, keys: [] },
];

/** The apps that answer requests on the bus and tell events: all but the gateway. */
export const SERVICE_NAMES: readonly string[] = APPS.filter((app) => app.hasDatabase).map((app) => app.name);

/** `crossings` → `CROSSINGS_DATABASE_URL`. */
export function settingName(app: string, thing: string): string {
  return `${app.toUpperCase()}_${thing}`;
}
