import { LIST_API_CLIENTS, type Asked, type ApiClient, type Page, type PageRequest } from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { ApiClientStore } from '../../model/api-client.store.js';

const PAGING = new Paging(LIST_API_CLIENTS, 'id');

@Feature()
export class ListApiClientsQuery {
  constructor(
    private readonly database: Database,
    private readonly store: ApiClientStore,
  ) {}

  @Answers(LIST_API_CLIENTS)
  execute(asked: Asked<PageRequest>): Promise<Page<ApiClient>> {
    const { count, after } = PAGING.window(asked.body);
    return this.database.read(asked, async (tx) => {
      const rows = await this.store.list(tx, { ...asked.body, after: after?.[0], limit: count });
      return PAGING.page(rows, asked.body, ({ clientId }) => [clientId]);
    });
  }
}
