import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runCommand } from './run-command.js';
import { SetupProblem } from './setup-problem.js';

/** How to run a PostgreSQL program: PostgreSQL refuses to run as root, so root lends it another identity. */
export interface PostgresAccount {
  /** Put before the command; empty when it runs as it is. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const USER = 'postgres';

/**
 * The identity that PostgreSQL runs under.
 * Not root: the caller's own. Root: the user `postgres`, made when missing. Where that user cannot reach the programs or the data (a checkout below
 * /root, a folder of mktemp -d), PostgreSQL runs in a user namespace instead, in which root's files belong to `postgres`.
 */
export async function postgresAccount(dataPath: string, programPath: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const { uid, gid } = await serverUser();
  const namespace: PostgresAccount = { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`] };

  // Data once made in a namespace belongs to root and can only be used there again.
  const owner = await ownerOf(dataPath);
  if (owner !== 0 && (await reaches(uid, gid, dirname(dataPath))) && (await reaches(uid, gid, programPath)))
    return { prefix: [], uid, gid };
  if (owner !== null && owner !== 0) throw new SetupProblem(unreachable(dataPath, programPath));

  const [command = 'unshare', ...args] = [...namespace.prefix, programPath, '--version'];
  const trial = await runCommand(command, args, { timeoutSeconds: 10 });
  if (trial.code === 0) return namespace;
  throw new SetupProblem(unreachable(dataPath, programPath));
}

function unreachable(dataPath: string, programPath: string): string {
  return (
    `PostgreSQL does not run as root, and its user "${USER}" may not enter ${dirname(dataPath)} or ${dirname(programPath)}: ` +
    'start as an ordinary user, move the folder to where all users may enter, or set DATABASE_URL.'
  );
}

/** The owner of a folder that holds a database; `null` while there is none. */
async function ownerOf(dataPath: string): Promise<number | null> {
  return stat(`${dataPath}/PG_VERSION`).then(
    (found) => found.uid,
    () => null,
  );
}

async function reaches(uid: number, gid: number, path: string): Promise<boolean> {
  return (await runCommand('test', ['-x', path], { uid, gid, cwd: '/', timeoutSeconds: 10 })).code === 0;
}

async function serverUser(): Promise<{ uid: number; gid: number }> {
  const known = await idsOfUser();
  if (known !== null) return known;
  const made = await runCommand('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]);
  const ids = await idsOfUser();
  if (ids !== null) return ids;
  throw new SetupProblem(
    `PostgreSQL does not run as root and the user "${USER}" could not be made (${made.stderr.trim()}): start as an ordinary user or set DATABASE_URL.`,
  );
}

async function idsOfUser(): Promise<{ uid: number; gid: number } | null> {
  const [uid, gid] = await Promise.all([runCommand('id', ['-u', USER]), runCommand('id', ['-g', USER])]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}
