import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PostgresAccount } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { runCommand } from './run-command.js';
import { SetupProblem } from './setup-problem.js';

/** The superuser of every database cluster we make. */
export const SUPERUSER = 'postgres';

/** The superuser's password, kept beside the data in a file that only its owner reads; made when there is none. */
export async function superuserPassword(dataPath: string): Promise<string> {
  const path = `${dataPath}.password`;
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null && kept.trim() !== '') return kept.trim();
  const password = randomBytes(24).toString('base64url');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
  return password;
}

/** Whether the folder already holds a database cluster. */
export async function holdsDatabase(dataPath: string): Promise<boolean> {
  return stat(`${dataPath}/PG_VERSION`).then(
    () => true,
    () => false,
  );
}

/** Makes a database cluster beside its place and moves it there whole, so that an interrupted start leaves nothing half made. */
export async function makeDatabase(
  dataPath: string,
  password: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<void> {
  const fresh = `${dataPath}.new`;
  const passwordFile = `${fresh}.password`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(fresh, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    const [command = binaries.initdb, ...args] = [...account.prefix, binaries.initdb, ...initdbArguments(fresh, passwordFile)];
    const made = await runCommand(command, args, {
      uid: account.uid,
      gid: account.gid,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      timeoutSeconds: 120,
    });
    if (made.code !== 0) throw new SetupProblem(sentenceFor(dataPath, made.stderr));
    await rename(fresh, dataPath);
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    throw cause;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The built-in locale sorts and folds letters alike on every machine, whatever locales are installed. */
function initdbArguments(dataPath: string, passwordFile: string): string[] {
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  return [`--pgdata=${dataPath}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale];
}

function sentenceFor(dataPath: string, output: string): string {
  if (/No space left on device/i.test(output))
    return `The disk that holds ${dirname(dataPath)} is full: PostgreSQL could not make its database.`;
  return `PostgreSQL could not make its database in ${dataPath}: ${output.trim().split('\n').slice(-3).join(' ')}`;
}
