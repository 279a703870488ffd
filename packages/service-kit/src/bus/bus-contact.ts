import { Injectable } from '@nestjs/common';

/** When the service last reached the streams it hears: how old its own copies may be. */
@Injectable()
export class BusContact {
  private reachedAt: number | null = null;

  reached(now: Date): void {
    this.reachedAt = now.getTime();
  }

  /** Seconds since the streams were last reached; null before the first time. */
  ageSeconds(now: Date): number | null {
    return this.reachedAt === null ? null : Math.max(0, Math.round((now.getTime() - this.reachedAt) / 1000));
  }
}
