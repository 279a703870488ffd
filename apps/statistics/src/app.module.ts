import { Module } from '@nestjs/common';
import { features } from '@gatebook/service-kit';
import { ListTablesQuery } from './features/list-tables/list-tables.query.js';
import { MakeReleaseUseCase } from './features/make-release/make-release.js';
import { MakersQueue } from './features/make-release/makers-queue.js';
import { ReleaseWriter } from './features/make-release/release-writer.js';
import { ShowTableQuery } from './features/show-table/show-table.query.js';
import { RecordKeys } from './model/record-keys.part.js';
import { ReleaseStore } from './model/release.store.js';
import { TableLockStore } from './model/table-lock.store.js';
import { TABLES } from './tables/tables.js';

/** The whole service on one page. */
@Module(
  features(
    ...TABLES.flatMap(({ parts }) => parts),
    ListTablesQuery,
    MakeReleaseUseCase,
    MakersQueue,
    ReleaseWriter,
    ShowTableQuery,
    RecordKeys,
    ReleaseStore,
    TableLockStore,
  ),
)
export class StatisticsModule {}
