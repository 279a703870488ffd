import { Controller } from '@nestjs/common';
import { GET_TABLE_DATA, type Asked, type TableData, type TableQuery } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { ShowTableQuery } from './show-table.query.js';

@Controller()
export class ShowTableController {
  constructor(private readonly showTable: ShowTableQuery) {}

  @Answers(GET_TABLE_DATA)
  handle(@Payload() asked: Asked<TableQuery>): Promise<TableData | Reply<string>> {
    return this.showTable.execute(asked);
  }
}
