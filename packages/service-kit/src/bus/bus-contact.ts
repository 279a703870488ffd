import { Injectable } from '@nestjs/common';

/** Until a consumer has caught up for the first time nobody can tell how old its copies are: as good as a year. */
const NEVER_SECONDS = 365 * 24 * 60 * 60;

/** When the service last had heard everything there was: how old its own copies may be. */
@Injectable()
export class BusContact {
  private readonly reachedAt = new Map<string, number>();

  /** A consumer that has to catch up. */
  expect(consumer: string): void {
    if (!this.reachedAt.has(consumer)) this.reachedAt.set(consumer, 0);
  }

  /** The consumer has heard all there was at this moment. */
  reached(consumer: string, now: Date): void {
    this.reachedAt.set(consumer, now.getTime());
  }

  /** Seconds since the slowest consumer had heard everything. */
  ageSeconds(now: Date): number {
    const slowest = Math.min(...this.reachedAt.values());
    if (slowest === 0) return NEVER_SECONDS;
    return Number.isFinite(slowest) ? Math.max(0, Math.round((now.getTime() - slowest) / 1000)) : 0;
  }
}
