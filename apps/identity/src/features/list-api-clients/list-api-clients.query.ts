import { Injectable } from '@nestjs/common';
import type { Asked, ApiClient, Page, PageRequest } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { ApiClientStore } from '../../model/api-client.store.js';
import { pageOf } from '../../model/page.js';

@Injectable()
export class ListApiClientsQuery {
  constructor(
    private readonly database: Database,
    private readonly store: ApiClientStore,
  ) {}

  execute(asked: Asked<PageRequest>): Promise<Page<ApiClient>> {
    return this.database.read(asked, async (tx) => pageOf(await this.store.list(tx, asked.body), asked.body, ({ clientId }) => clientId));
  }
}
