import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keeperOf } from '@gatebook/bus';
import { APPS, SERVICE_NAMES, settingName } from './apps.js';

/** Every password and key of one home, by name. */
export type Secrets = Readonly<Record<string, string>>;

/** From which the keys of all calls between apps are derived; it leaves the launcher for no app. */
export const CALL_ROOT_KEY = 'CALL_ROOT_KEY';

/** The password of a database role or a bus user of one app; `OWNER` is the role that migrates. */
export function passwordName(kind: 'DATABASE' | 'NATS', app: string): string {
  return settingName(app, `${kind}_PASSWORD`);
}

/**
 * Begins with a letter and has only letters and digits: nats-server reads `$NAME` in its configuration as a value of that
 * configuration, where `12e4…` would be a number and `-` or `$` would end or begin something else.
 */
function newPassword(): string {
  return `p${randomBytes(24).toString('hex')}`;
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}

function freshSecrets(): Secrets {
  const made: Record<string, string> = { [passwordName('DATABASE', 'owner')]: newPassword(), [CALL_ROOT_KEY]: newKey() };
  for (const service of SERVICE_NAMES) made[passwordName('NATS', keeperOf(service))] = newPassword();
  for (const app of APPS) {
    made[passwordName('NATS', app.name)] = newPassword();
    if (app.hasDatabase) made[passwordName('DATABASE', app.name)] = newPassword();
    for (const key of [settingName(app.name, 'AUDIT_KEY'), ...app.keys]) made[key] = newKey();
  }
  return made;
}

/** The home's secrets, made on the first start and kept in a file that only its owner reads; a later version adds what it needs. */
export async function homeSecrets(path: string, further: Secrets = {}): Promise<Secrets> {
  const kept = await readSecrets(path);
  const secrets = { ...freshSecrets(), ...further, ...kept };
  if (Object.keys(secrets).length !== Object.keys(kept).length) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
  return secrets;
}

async function readSecrets(path: string): Promise<Secrets> {
  // Only a file that is not there is made anew: new keys in the place of unreadable ones would lock away every person's data.
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '{}';
    throw cause;
  });
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) throw new Error(`${path} holds no secrets; restore it from a backup`);
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(read)) if (typeof value === 'string') secrets[name] = value;
  return secrets;
}

/** A secret that must be there. */
export function getSecret(secrets: Secrets, name: string): string {
  const secret = secrets[name];
  if (secret === undefined) throw new Error(`secret ${name} is missing`);
  return secret;
}
