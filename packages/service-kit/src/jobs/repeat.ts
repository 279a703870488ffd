import type { Log } from '../logs/log.js';
import type { Loops } from './loops.js';

/** A piece of work that comes round again and again. */
export interface Repeated {
  /** What the log and readiness call it. */
  readonly name: string;
  readonly everyMs: number;
  /** A turn may take this long before it counts as standing still. */
  readonly withinMs?: number;
  /** Begin with a turn, in place of waiting for the first one. */
  readonly atOnce?: boolean;
}

const STILL_MS = 10 * 60 * 1000;

/**
 * Does a piece of work again and again: one turn at a time, the next one also after a failure. Gives back what ends it: what has begun is told to
 * stop and waited for.
 */
export function repeat(
  { name, everyMs, withinMs = Math.max(everyMs, STILL_MS), atOnce = false }: Repeated,
  work: (stopping: AbortSignal) => Promise<unknown>,
  { log, loops }: { readonly log: Log; readonly loops: Loops },
): () => Promise<void> {
  const stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let beganAt: number | null = null;
  const begin = (): void => {
    if (beganAt !== null) return;
    beganAt = Date.now();
    turn = work(stopping.signal)
      .catch((error: unknown) => log.error(`${name} failed, tries again`, error))
      .finally(() => (beganAt = null));
  };
  const timer = setInterval(begin, everyMs);
  timer.unref();
  loops.expect(name, { withinMs, turned: () => beganAt });
  if (atOnce) begin();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await turn;
  };
}
