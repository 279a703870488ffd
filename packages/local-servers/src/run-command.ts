import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

/** How a short command ended, with all it printed. */
export interface CommandEnd {
  /** `null` when the command could not be run or was ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end; a command that is missing, fails or takes longer than allowed is an answer too, never an exception. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: Readonly<SpawnOptions> & { readonly timeoutSeconds?: number } = {},
): Promise<CommandEnd> {
  const { timeoutSeconds = 60, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    const limit = setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1000);
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.once('error', (error) => {
      clearTimeout(limit);
      resolve({ code: null, stdout, stderr: stderr + error.message });
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ code, stdout, stderr });
    });
  });
}
