import { readFile } from 'node:fs/promises';
import { runCommand } from '@gatebook/local-servers';

/** A process that is told apart from a later one with the same number by the moment it started. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** The running process with this number; `null` when there is none. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const startedAt = await startOf(pid);
  return startedAt === null ? null : { pid, startedAt };
}

/** Whether exactly this process still runs. */
export async function isStillRunning(known: ProcessIdentity): Promise<boolean> {
  return (await startOf(known.pid)) === known.startedAt;
}

/** Reads back what `identify` gave, from JSON. */
export function isProcessIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return false;
  return typeof value.pid === 'number' && typeof value.startedAt === 'string';
}

/** proc(5): after the name in brackets the state is field 3 and the start, in ticks since boot, field 22. A dead one waits as Z. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat !== null) {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  }
  if (process.platform === 'linux') return null;
  const told = await runCommand('ps', ['-o', 'lstart=', '-p', String(pid)], { timeoutSeconds: 5 });
  return told.code === 0 && told.stdout.trim() !== '' ? told.stdout.trim() : null;
}
