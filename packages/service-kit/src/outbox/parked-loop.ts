import type { Database } from '../database/database.js';
import type { Log } from '../logs/log.js';
import type { Loops } from '../jobs/loops.js';
import type { Consumer } from '../bus/consumer.js';
import type { Freshness } from './freshness.js';
import type { Hearing } from './hearing.js';
import type { ParkedEvent, ParkedEvents } from './parked-events.js';

const EVERY_MS = 1_000;

/** Hears again what was put aside, in the order of each aggregate, and says meanwhile which copies it leaves stale. */
export class ParkedLoop {
  private timer: NodeJS.Timeout | undefined;
  private turning = false;
  private turnedAt = Date.now();
  private readonly consumers: ReadonlyMap<string, Consumer>;

  constructor(
    consumers: readonly Consumer[],
    private readonly database: Database,
    private readonly parked: ParkedEvents,
    private readonly hearing: Hearing,
    private readonly freshness: Freshness,
    private readonly log: Log,
    loops: Loops,
  ) {
    this.consumers = new Map(consumers.map((consumer) => [consumer.durable, consumer]));
    loops.expect('events put aside', { withinMs: 60_000, turned: () => (this.timer === undefined ? null : this.turnedAt) });
  }

  /** A newer build may know what an older one did not: a start tries everything. */
  async start(): Promise<void> {
    if (this.consumers.size === 0) return;
    await this.parked.tryAllNow();
    await this.tell();
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** What waits is told as waiting at once, however long the tries of what waited before take. */
  private async look(): Promise<void> {
    try {
      await this.tell();
      if (!this.turning) await this.turn();
    } catch (error) {
      this.log.warn('events put aside could not be looked at, tries again', { cause: error instanceof Error ? error.name : 'unknown' });
    }
  }

  private async tell(): Promise<void> {
    const { named, isWhole } = await this.parked.blocked();
    this.freshness.block(named, isWhole);
  }

  private async turn(): Promise<void> {
    this.turning = true;
    try {
      // What follows an event that is heard now is due at once.
      for (let heard = true; heard && this.timer !== undefined;) {
        heard = false;
        for (const event of await this.parked.due()) heard = (await this.hearAgain(event)) || heard;
        this.turnedAt = Date.now();
      }
      await this.tell();
    } finally {
      this.turnedAt = Date.now();
      this.turning = false;
    }
  }

  private async hearAgain(event: ParkedEvent): Promise<boolean> {
    const consumer = this.consumers.get(event.consumer);
    if (consumer === undefined) return false;
    try {
      const isSettled = await this.database.transaction(async (tx) => {
        if (!(await this.parked.lock(tx, event))) return false;
        await this.hearing.hearAside(tx, consumer, event.told);
        await this.parked.settle(tx, event);
        return true;
      });
      if (!isSettled) return false;
      this.log.info('event that was put aside is heard', { consumer: event.consumer, eventId: event.told.eventId });
      this.database.changed();
      return true;
    } catch (error) {
      this.log.error('event failed again', error, { consumer: event.consumer, eventId: event.told.eventId });
      await this.parked.failedAgain(event, error instanceof Error ? error.name : 'unknown');
      return false;
    }
  }
}
