import { Injectable } from '@nestjs/common';
import { Clock, Database, Every } from '@gatebook/service-kit';
import { CrossingsSettings } from '../../config.js';
import { AwaitedPermitStore } from '../../model/awaited-permit.store.js';
import { CheckStore } from '../../model/check.store.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 400;
/** So many in one short transaction: a gate never waits for it. */
const AT_ONCE = 2_000;

/** Removes what was asked and advised long ago, and what has waited in vain as long. */
@Injectable()
export class PruneChecksUseCase {
  constructor(
    private readonly database: Database,
    private readonly checks: CheckStore,
    private readonly awaited: AwaitedPermitStore,
    private readonly clock: Clock,
    private readonly settings: CrossingsSettings,
  ) {}

  @Every(HOUR_MS, { first: 'begun' })
  async execute(stopping?: AbortSignal): Promise<void> {
    const before = new Date(this.clock.now().getTime() - (this.settings.checksKeptDays ?? KEPT_DAYS) * DAY_MS);
    for (const kept of [this.checks, this.awaited])
      for (let removed = AT_ONCE; removed === AT_ONCE && stopping?.aborted !== true;)
        removed = await this.database.transaction((tx) => kept.removeOlder(tx, before, AT_ONCE));
  }
}
