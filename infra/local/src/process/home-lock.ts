import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupProblem } from '@gatebook/local-servers';
import { identify, isProcessIdentity, isStillRunning } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

/** Held by the one supervisor that works in a home. */
export interface HomeLock {
  /** Writes down what runs now, so that a supervisor that was killed leaves nothing unknown behind. */
  remember(pids: Readonly<Record<string, number>>): Promise<void>;
  release(): Promise<void>;
}

/** What the lock file says. */
export interface HomeOccupant extends ProcessIdentity {
  readonly port: number;
  readonly parts: Readonly<Record<string, ProcessIdentity>>;
}

function lockPath(home: string): string {
  return join(home, 'running.json');
}

/** Who works in this home, or worked there last without letting go; `null` when it was left in order. */
export async function readOccupant(home: string): Promise<HomeOccupant | null> {
  const text = await readFile(lockPath(home), 'utf8').catch(() => null);
  if (text === null) return null;
  const read = parse(text);
  if (!isProcessIdentity(read)) return null;
  const parts: Record<string, ProcessIdentity> = {};
  if ('parts' in read && typeof read.parts === 'object' && read.parts !== null) {
    for (const [name, part] of Object.entries(read.parts)) if (isProcessIdentity(part)) parts[name] = part;
  }
  return { ...read, port: 'port' in read && typeof read.port === 'number' ? read.port : 0, parts };
}

/** A half-written file, after a full disk, says nothing. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Takes the home for this process; says so when another one has it, and ends what a killed one left running. */
export async function lockHome(home: string, port: number): Promise<HomeLock> {
  await mkdir(home, { recursive: true });
  const me = await identify(process.pid);
  if (me === null) throw new Error('this process cannot see itself');
  const path = lockPath(home);
  const write = (parts: Readonly<Record<string, ProcessIdentity>>, flag: 'w' | 'wx'): Promise<void> =>
    writeFile(path, `${JSON.stringify({ ...me, port, parts }, undefined, 2)}\n`, { flag, mode: 0o600 });

  if (!(await succeeded(write({}, 'wx')))) {
    const occupant = await readOccupant(home);
    if (occupant !== null && (await isStillRunning(occupant))) {
      throw new SetupProblem(
        `Gatebook already runs from ${home} (process ${occupant.pid}, http://localhost:${occupant.port}); stop it there first.`,
      );
    }
    await rm(path, { force: true });
    if (!(await succeeded(write({}, 'wx'))))
      throw new SetupProblem(`Another Gatebook starts from ${home} at this moment; one of them must wait.`);
    for (const part of Object.values(occupant?.parts ?? {})) await endLeftover(part);
  }
  return {
    async remember(pids) {
      const parts: Record<string, ProcessIdentity> = {};
      for (const [name, pid] of Object.entries(pids)) {
        const identity = await identify(pid);
        if (identity !== null) parts[name] = identity;
      }
      await write(parts, 'w');
    },
    release: () => rm(path, { force: true }),
  };
}

/** Only "it is there already" means no; a full disk or a missing right is told as it is. */
async function succeeded(writing: Promise<void>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

/** SIGINT is the fast shutdown of PostgreSQL and an ordinary end for the others. */
async function endLeftover(part: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    if (!(await isStillRunning(part))) return;
    process.kill(part.pid, signal);
    for (let waited = 0; waited < 10_000 && (await isStillRunning(part)); waited += 50) await sleep(50);
  }
}
