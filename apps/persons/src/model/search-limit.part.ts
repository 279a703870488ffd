import { Injectable } from '@nestjs/common';
import { Problem } from '@gatebook/contracts';
import { Clock } from '@gatebook/service-kit';
import { PersonsSettings } from '../config.js';

const MINUTE_MS = 60_000;
const SEARCHES_A_MINUTE = 60;

/** So many searches a minute for each actor: the registry is no directory to leaf through. Each replica counts for itself. */
@Injectable()
export class SearchLimit {
  private readonly most: number;
  private minute = 0;
  private counts = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    settings: PersonsSettings,
  ) {
    this.most = settings.searchesPerMinute ?? SEARCHES_A_MINUTE;
  }

  /** Counts one search, or refuses it. */
  count(actorId: string): void {
    const now = this.clock.now().getTime();
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts = new Map();
    }
    const before = this.counts.get(actorId) ?? 0;
    if (before >= this.most) {
      const retryAfterSeconds = Math.ceil(((minute + 1) * MINUTE_MS - now) / 1_000);
      throw new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds });
    }
    this.counts.set(actorId, before + 1);
  }
}
