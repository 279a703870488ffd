/** A loop that has to turn, or a flight that has to land. */
export interface WatchedLoop {
  /** Longest time between two turns before the loop counts as standing still, in milliseconds. */
  readonly withinMs: number;
  /** When the last turn began, in milliseconds since 1970; `null` while there is nothing to do. */
  readonly turned: () => number | null;
}

/** Watches the loops of a process: one that stands still looks like peace otherwise. */
export class Loops {
  private readonly watched = new Map<string, WatchedLoop>();

  /** From now on this loop has to turn. */
  expect(name: string, loop: WatchedLoop): void {
    this.watched.set(name, loop);
  }

  /** The loops that stand still. */
  standingStill(now: number = Date.now()): readonly string[] {
    return [...this.watched].flatMap(([name, { withinMs, turned }]) => {
      const at = turned();
      return at !== null && now - at > withinMs ? [name] : [];
    });
  }
}
