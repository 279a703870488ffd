import { Module } from '@nestjs/common';
import { CountCrossingConsumer } from './features/count-crossing/count-crossing.consumer.js';
import { ListTablesController } from './features/list-tables/list-tables.controller.js';
import { ListTablesQuery } from './features/list-tables/list-tables.query.js';
import { MakeReleaseController } from './features/make-release/make-release.controller.js';
import { MakeReleaseUseCase } from './features/make-release/make-release.js';
import { ShowTableController } from './features/show-table/show-table.controller.js';
import { ShowTableQuery } from './features/show-table/show-table.query.js';
import { CellStore } from './model/cell.store.js';
import { ContributionStore } from './model/contribution.store.js';
import { RecordKeys } from './model/record-keys.js';
import { ReleaseStore } from './model/release.store.js';
import { TableLock } from './model/table-lock.js';

/** The whole service on one page. */
@Module({
  controllers: [CountCrossingConsumer, ListTablesController, MakeReleaseController, ShowTableController],
  providers: [ListTablesQuery, MakeReleaseUseCase, ShowTableQuery, CellStore, ContributionStore, RecordKeys, ReleaseStore, TableLock],
})
export class StatisticsModule {}
