import { setTimeout as sleep } from 'node:timers/promises';

/** A server or app while it runs. */
export interface RunningPart {
  readonly pid: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/** Something that is to run for as long as the supervisor does. */
export interface Part {
  readonly name: string;
  start(): Promise<RunningPart>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;
/** Who lived this long was well; the next restart begins with the short pause again. */
const WELL_AFTER_MS = 10_000;

interface Kept {
  readonly part: Part;
  running: RunningPart | null;
  /** Ends before they were well, one after the other. */
  quickEnds: number;
}

/** What the supervisor tells of its parts. */
export interface SupervisorEvents {
  readonly onChange?: (pids: Readonly<Record<string, number>>) => void;
  readonly onEvent?: (sentence: string) => void;
}

/** Starts parts, starts them again when they end, and stops them in the opposite order. */
export class Supervisor {
  private readonly kept: Kept[] = [];
  private readonly loops: Promise<void>[] = [];
  private readonly leaving = new AbortController();
  private stopped: Promise<void> | null = null;

  constructor(private readonly events: SupervisorEvents = {}) {}

  /** Comes back when the part runs for the first time; a failure to start is the caller's, later ends are ours. */
  async add(part: Part): Promise<void> {
    const kept: Kept = { part, running: null, quickEnds: 0 };
    this.kept.push(kept);
    this.runs(kept, await part.start());
    if (this.leaving.signal.aborted) return kept.running?.stop();
    this.loops.push(this.keepRunning(kept));
  }

  pids(): Record<string, number> {
    return Object.fromEntries(this.kept.flatMap(({ part, running }) => (running === null ? [] : [[part.name, running.pid]])));
  }

  /** How often in a row a part ended soon after its start. */
  quickEnds(name: string): number {
    return this.kept.find(({ part }) => part.name === name)?.quickEnds ?? 0;
  }

  /** Safe to call twice; comes back when nothing of ours runs. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  private async stopAll(): Promise<void> {
    this.leaving.abort();
    for (const kept of this.kept.toReversed()) await kept.running?.stop();
    await Promise.all(this.loops);
    // A part that was just being started again when we were told to leave.
    for (const kept of this.kept.toReversed()) await kept.running?.stop();
  }

  private async keepRunning(kept: Kept): Promise<void> {
    const { part } = kept;
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.leaving.signal.aborted) {
      const since = Date.now();
      await kept.running?.exited;
      kept.running = null;
      if (this.leaving.signal.aborted) return;
      const wasWell = Date.now() - since > WELL_AFTER_MS;
      kept.quickEnds = wasWell ? 0 : kept.quickEnds + 1;
      pauseMs = wasWell ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      this.events.onEvent?.(`${part.name} ended; starting it again`);
      this.events.onChange?.(this.pids());
      await sleep(pauseMs, undefined, { signal: this.leaving.signal }).catch(() => undefined);
      if (this.leaving.signal.aborted) return;
      await this.startAgain(kept);
    }
  }

  private async startAgain(kept: Kept): Promise<void> {
    try {
      this.runs(kept, await kept.part.start());
    } catch (cause) {
      this.events.onEvent?.(`${kept.part.name} does not start: ${cause instanceof Error ? cause.message : 'no reason given'}`);
    }
  }

  private runs(kept: Kept, running: RunningPart): void {
    kept.running = running;
    this.events.onChange?.(this.pids());
  }
}
