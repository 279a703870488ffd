import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database, Log } from '@gatebook/service-kit';
import { CrossingsSettings } from '../../config.js';
import { Settlement } from '../../model/settlement.js';
import { UnknownNumberStore, type HeardNumber } from '../../model/unknown-number.store.js';

const AT_ONCE = 20;
const LOOK_EVERY_SECONDS = 15;
const KEPT_DAYS = 90;

/** Gives crossings that named a permit before it was heard of to its holder. */
@Injectable()
export class SettleUnknownNumbersUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isAtWork = false;

  constructor(
    private readonly database: Database,
    private readonly numbers: UnknownNumberStore,
    private readonly settlement: Settlement,
    private readonly log: Log,
    private readonly settings: CrossingsSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.execute().catch((error: unknown) => this.log.error('crossings on unknown numbers could not be settled', error)),
      1000 * this.everySeconds(),
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Goes through all whose permit is known by now. */
  async execute(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    try {
      await this.database.transaction((tx) => this.numbers.forget(tx, this.settings.shownKeptDays ?? KEPT_DAYS));
      for (;;) {
        const due = await this.database.transaction((tx) => this.numbers.take(tx, AT_ONCE, this.everySeconds()));
        for (const one of due) await this.settle(one);
        if (due.length < AT_ONCE) return;
      }
    } finally {
      this.isAtWork = false;
    }
  }

  private async settle(one: HeardNumber): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        await this.settlement.lock(tx, one);
        if (await this.numbers.remove(tx, one.crossingId)) await this.settlement.write(tx, one);
      });
      this.database.changed();
    } catch (error) {
      this.log.warn('a crossing could not be given to whom its permit is of, tries again', {
        crossingId: one.crossingId,
        cause: error instanceof Error ? error.name : 'unknown',
      });
    }
  }

  private everySeconds(): number {
    return this.settings.settleEverySeconds ?? LOOK_EVERY_SECONDS;
  }
}
