import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { CountCrossingConsumer } from './features/count-crossing/count-crossing.consumer.js';
import { ListTablesQuery } from './features/list-tables/list-tables.query.js';
import { MakeReleaseUseCase } from './features/make-release/make-release.js';
import { ShowTableQuery } from './features/show-table/show-table.query.js';
import { CellStore } from './model/cell.store.js';
import { ContributionStore } from './model/contribution.store.js';
import { RecordKeys } from './model/record-keys.js';
import { ReleaseStore } from './model/release.store.js';
import { TableLock } from './model/table-lock.js';

/** The whole service on one page. */
@Module(
  features(
    CountCrossingConsumer,
    ListTablesQuery,
    MakeReleaseUseCase,
    ShowTableQuery,
    CellStore,
    ContributionStore,
    RecordKeys,
    ReleaseStore,
    TableLock,
  ),
)
export class StatisticsModule {}
