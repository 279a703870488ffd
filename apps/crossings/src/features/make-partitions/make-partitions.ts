import { Injectable } from '@nestjs/common';
import { Clock, Database, Every } from '@gatebook/service-kit';
import { CrossingStore } from '../../model/crossing.store.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes the ledger's monthly partitions ahead of time. */
@Injectable()
export class MakePartitionsUseCase {
  constructor(
    private readonly database: Database,
    private readonly crossings: CrossingStore,
    private readonly clock: Clock,
  ) {}

  @Every(DAY_MS, { first: 'awaited' })
  async execute(): Promise<void> {
    await this.database.transaction((tx) => this.crossings.makePartitions(tx, this.clock.now()));
  }
}
