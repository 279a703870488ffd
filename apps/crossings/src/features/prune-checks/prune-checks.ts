import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, Database, Log } from '@gatebook/service-kit';
import { CrossingsSettings } from '../../config.js';
import { AwaitedPermitStore } from '../../model/awaited-permit.store.js';
import { CheckStore } from '../../model/check.store.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 400;
/** So many in one short transaction: a gate never waits for it. */
const AT_ONCE = 2_000;

/** Removes what was asked and advised long ago, and what has waited in vain as long, at the start and every hour. */
@Injectable()
export class PruneChecksUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly checks: CheckStore,
    private readonly awaited: AwaitedPermitStore,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: CrossingsSettings,
  ) {}

  onApplicationBootstrap(): void {
    const prune = (): void => void this.execute().catch((error: unknown) => this.log.error('old checks could not be removed', error));
    this.timer = setInterval(prune, HOUR_MS);
    this.timer.unref();
    prune();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  async execute(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - (this.settings.checksKeptDays ?? KEPT_DAYS) * DAY_MS);
    for (const kept of [this.checks, this.awaited])
      for (let removed = AT_ONCE; removed === AT_ONCE && this.timer !== null;)
        removed = await this.database.transaction((tx) => kept.removeOlder(tx, before, AT_ONCE));
  }
}
