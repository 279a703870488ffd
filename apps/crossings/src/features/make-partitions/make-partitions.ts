import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, Database, Log } from '@gatebook/service-kit';
import { CrossingStore } from '../../model/crossing.store.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes the ledger's monthly partitions ahead of time, at the start and once a day. */
@Injectable()
export class MakePartitionsUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly crossings: CrossingStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.execute();
    this.timer = setInterval(
      () => void this.execute().catch((error: unknown) => this.log.error('partitions could not be made', error)),
      DAY_MS,
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  async execute(): Promise<void> {
    await this.database.transaction((tx) => this.crossings.makePartitions(tx, this.clock.now()));
  }
}
