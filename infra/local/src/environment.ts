import type { StoryChoice } from './story.js';
import { join } from 'node:path';
import { callKeysOf, DECLARED } from '@gatebook/bus';
import type { App } from './apps.js';
import { settingName } from './apps.js';
import { ownerAddress, serviceAddress } from './database/addresses.js';
import type { BusAddress } from './nats/bus-address.js';
import { busLogin } from './nats/bus-address.js';
import { CALL_ROOT_KEY, getSecret } from './secrets.js';
import type { Secrets } from './secrets.js';

/** All that the environment of the apps is made from. */
export interface Surroundings {
  readonly root: string;
  readonly side: string;
  /** Of the gateway, the one that browsers see. */
  readonly port: number;
  readonly secrets: Secrets;
  /** The database's address under the administrator who made the roles. */
  readonly databaseUrl: string;
  readonly bus: BusAddress;
  /** The story's rulebooks hold invented figures, which a production deployment refuses to sign. */
  readonly story: StoryChoice;
  /** The caller's environment: what it says of an app by the app's own setting names goes before ours. */
  readonly given: NodeJS.ProcessEnv;
}

/** What any program needs; the rest of the caller's environment (the administrator's addresses among it) is not passed on. */
const PASSED_ON = ['PATH', 'HOME', 'TZ', 'LANG', 'LC_ALL', 'TMPDIR', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'SystemRoot'];

/** The environment of one app: its own settings, its own secrets and nobody else's. */
export function appEnvironment(app: App, around: Surroundings, ownPort?: number): NodeJS.ProcessEnv {
  const setting = (thing: string): string => settingName(app.name, thing);
  const login = busLogin(app.name, around.secrets);
  const { callKeys, callerKeys } = callKeysOf(DECLARED, app.name, getSecret(around.secrets, CALL_ROOT_KEY));
  const own: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    ...pick(around.given, (name) => PASSED_ON.includes(name)),
    GATEBOOK_SIDE: around.side,
    [setting('NATS_URL')]: around.bus.url,
    [setting('NATS_USER')]: login.user,
    [setting('NATS_PASSWORD')]: login.password,
    ...(callKeys !== '' && { [setting('CALL_KEYS')]: callKeys }),
    ...(callerKeys !== '' && { [setting('CALLER_KEYS')]: callerKeys }),
    ...Object.fromEntries(app.keys.map((key) => [key, getSecret(around.secrets, key)])),
  };
  // Health and metrics, on the loopback; the gateway's is the public port.
  if (app.name === 'gateway') own[setting('PORT')] = String(around.port);
  else if (ownPort !== undefined) own[setting('PORT')] = String(ownPort);
  if (around.bus.monitorUrl !== undefined) own[setting('NATS_MONITOR_URL')] = around.bus.monitorUrl;
  if (app.hasDatabase) {
    own[setting('DATABASE_URL')] = serviceAddress(around.databaseUrl, app.name, around.secrets);
    own[setting('AUDIT_KEY')] = getSecret(around.secrets, setting('AUDIT_KEY'));
  }
  // Short, for it travels in every QR code.
  if (app.name === 'permits') own['PERMITS_SIGNING_KEY_ID'] = 'v1';
  if (around.story === 'small') {
    // The story tells October 2026 afterwards, by rulebooks that hold invented figures; a service that starts for production refuses both.
    const told: Readonly<Record<string, NodeJS.ProcessEnv>> = {
      corridors: { CORRIDORS_EXAMPLES_ALLOWED: 'true', CORRIDORS_KEY_WAIT_HOURS: '0' },
      permits: { PERMITS_EARLIEST_START: '2026-10-01' },
    };
    if (told[app.name] !== undefined) Object.assign(own, { NODE_ENV: 'development' }, told[app.name]);
  }
  if (app.name === 'gateway') {
    own['GATEWAY_CONSOLE_PATH'] = join(around.root, 'apps', 'console', 'dist');
    own['GATEWAY_PUBLIC_URL'] = `http://localhost:${around.port}`;
  }
  return { ...own, ...pick(around.given, (name) => name.startsWith(setting(''))) };
}

/** Only `migrate` gets the owner's address: a running service cannot change its own tables. */
export function migrationEnvironment(app: App, around: Surroundings, ownPort: number): NodeJS.ProcessEnv {
  return {
    ...appEnvironment(app, around, ownPort),
    [settingName(app.name, 'DATABASE_OWNER_URL')]: ownerAddress(around.databaseUrl, app.name, around.secrets),
  };
}

function pick(from: NodeJS.ProcessEnv, wanted: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(from).filter(([name]) => wanted(name)));
}
