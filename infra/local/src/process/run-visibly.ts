import { spawn } from 'node:child_process';

/** Runs a program with our own terminal and gives its exit code; a signal to us is passed on and waited for. */
export function runVisibly(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, passOn);
    const end = (): void => {
      for (const signal of SIGNALS) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      end();
      reject(error);
    });
    child.once('close', (code) => {
      end();
      resolve(code ?? 1);
    });
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
