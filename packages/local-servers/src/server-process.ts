import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where a server's output goes, a line at a time. */
export type LogLine = (line: string) => void;

const LINES_KEPT = 40;
const LAST_WORDS_MS = 200;
/** Ended with this process, should it leave without stopping them: a crash of ours must not leave servers behind. */
const running = new Map<ChildProcess, NodeJS.Signals>();
let hooked = false;

function endAllWithThisProcess(): void {
  if (hooked) return;
  hooked = true;
  process.once('exit', () => {
    for (const [child, signal] of running) child.kill(signal);
  });
}

/** How one server process is run and, above all, ended. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** Its own process group: Ctrl-C in a terminal then reaches only its starter, which stops things in order. */
  readonly detached?: boolean;
  readonly log?: LogLine;
  /** Words in its output that say it is ready. */
  readonly readyWords?: string;
  /** Signals from the gentlest to the last, each with the seconds it is given. */
  readonly stopSignals: readonly (readonly [NodeJS.Signals, number])[];
}

/** A server that this process started and that nobody else may stop. */
export class ServerProcess {
  readonly exited: Promise<void>;
  private readonly lines: string[] = [];
  private ended = false;
  private ready = false;
  private code: number | null = null;

  private constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
    private readonly command: ServerCommand,
  ) {
    this.exited = new Promise((resolve) => {
      const finish = (): void => {
        this.ended = true;
        running.delete(child);
        resolve();
      };
      // Its last words come with "close"; but a grandchild that outlives it keeps the pipe open, and must not hide that it is gone.
      child.once('close', finish);
      child.once('exit', (code) => {
        this.code = code;
        setTimeout(finish, LAST_WORDS_MS);
      });
    });
    for (const stream of [child.stdout, child.stderr]) this.readLines(stream);
  }

  static start(command: ServerCommand): Promise<ServerProcess> {
    endAllWithThisProcess();
    return new Promise((resolve, reject) => {
      const { uid, gid, cwd, env, detached = false } = command;
      const child = spawn(command.command, command.args, {
        uid,
        gid,
        cwd,
        env: env ?? process.env,
        detached,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.once('error', reject);
      child.once('spawn', () => {
        if (child.pid === undefined) return reject(new Error(`${command.command} started without a process id`));
        running.set(child, command.stopSignals[0]?.[0] ?? 'SIGTERM');
        resolve(new ServerProcess(child, child.pid, command));
      });
    });
  }

  hasExited(): boolean {
    return this.ended;
  }

  /** `null` while it runs, and when a signal ended it. */
  exitCode(): number | null {
    return this.code;
  }

  /** Whether it has printed the words that its command names as the sign of being ready. */
  saysReady(): boolean {
    return this.ready;
  }

  /** The last lines it printed, for the sentence that says why it failed. */
  lastLines(): string {
    return this.lines.join('\n');
  }

  /** Comes back only when the process is gone: asks, waits, and in the end kills this one process. */
  async stop(): Promise<void> {
    for (const [signal, seconds] of this.command.stopSignals) {
      if (this.ended) return;
      this.child.kill(signal);
      await Promise.race([this.exited, sleep(seconds * 1000, undefined, { ref: false })]);
    }
    if (this.ended) return;
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private readLines(stream: NodeJS.ReadableStream | null): void {
    let rest = '';
    stream?.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString('utf8')).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        this.lines.push(line);
        if (this.lines.length > LINES_KEPT) this.lines.shift();
        if (this.command.readyWords !== undefined && line.includes(this.command.readyWords)) this.ready = true;
        this.command.log?.(line);
      }
    });
  }
}
