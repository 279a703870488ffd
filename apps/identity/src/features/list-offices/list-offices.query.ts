import { LIST_OFFICES, type Asked, type Office, type Page, type PageRequest } from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { OfficeStore } from '../../model/office.store.js';

const PAGING = new Paging(LIST_OFFICES, 'id');

@Feature()
export class ListOfficesQuery {
  constructor(
    private readonly database: Database,
    private readonly store: OfficeStore,
  ) {}

  @Answers(LIST_OFFICES)
  execute(asked: Asked<PageRequest>): Promise<Page<Office>> {
    const { count, after } = PAGING.window(asked.body);
    return this.database.read(asked, async (tx) => {
      const rows = await this.store.list(tx, { ...asked.body, after: after?.[0], limit: count });
      return PAGING.page(rows, asked.body, ({ officeId }) => [officeId]);
    });
  }
}
