import { Controller } from '@nestjs/common';
import { LIST_RELEASES, LIST_TABLES, type Asked, type OneTable, type TableDescription, type TableRelease } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ListTablesQuery } from './list-tables.query.js';

@Controller()
export class ListTablesController {
  constructor(private readonly listTables: ListTablesQuery) {}

  @Answers(LIST_TABLES)
  tables(): Promise<readonly TableDescription[]> {
    return this.listTables.tables();
  }

  @Answers(LIST_RELEASES)
  releases(@Payload() { body }: Asked<OneTable>): Promise<readonly TableRelease[]> {
    return this.listTables.releasesOf(body.tableId);
  }
}
