import { Injectable } from '@nestjs/common';
import type { Asked, Office, Page, PageRequest } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { OfficeStore } from '../../model/office.store.js';
import { pageOf } from '../../model/page.js';

@Injectable()
export class ListOfficesQuery {
  constructor(
    private readonly database: Database,
    private readonly store: OfficeStore,
  ) {}

  execute(asked: Asked<PageRequest>): Promise<Page<Office>> {
    return this.database.read(asked, async (tx) => pageOf(await this.store.list(tx, asked.body), asked.body, ({ officeId }) => officeId));
  }
}
