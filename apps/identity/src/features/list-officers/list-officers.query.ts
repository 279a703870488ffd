import { Injectable } from '@nestjs/common';
import type { Asked, Officer, Page, ListOfficers } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { OfficerStore } from '../../model/officer.store.js';
import { pageOf } from '../../model/page.js';

@Injectable()
export class ListOfficersQuery {
  constructor(
    private readonly database: Database,
    private readonly store: OfficerStore,
  ) {}

  execute(asked: Asked<ListOfficers>): Promise<Page<Officer>> {
    return this.database.read(asked, async (tx) => pageOf(await this.store.list(tx, asked.body), asked.body, ({ officerId }) => officerId));
  }
}
