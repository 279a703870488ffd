import { LIST_OFFICERS, type Asked, type Officer, type Page, type ListOfficers } from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { OfficerStore } from '../../model/officer.store.js';

const PAGING = new Paging(LIST_OFFICERS, 'id');

@Feature()
export class ListOfficersQuery {
  constructor(
    private readonly database: Database,
    private readonly store: OfficerStore,
  ) {}

  @Answers(LIST_OFFICERS)
  execute(asked: Asked<ListOfficers>): Promise<Page<Officer>> {
    const { count, after } = PAGING.window(asked.body);
    return this.database.read(asked, async (tx) => {
      const rows = await this.store.list(tx, { ...asked.body, after: after?.[0], limit: count });
      return PAGING.page(rows, asked.body, ({ officerId }) => [officerId]);
    });
  }
}
