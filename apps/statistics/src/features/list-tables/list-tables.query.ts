import {
  Problem,
  type TableDescription,
  type TableRelease,
  LIST_TABLES,
  LIST_RELEASES,
  type Asked,
  type OneTable,
} from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable, TABLES } from '../../model/tables.js';

/** What tables there are, and which releases of them. */
@Feature()
export class ListTablesQuery {
  constructor(
    private readonly database: Database,
    private readonly store: ReleaseStore,
  ) {}

  @Answers(LIST_TABLES)
  async tables(): Promise<readonly TableDescription[]> {
    const tx = this.database.dataSource.manager;
    return Promise.all(
      TABLES.map(async ({ id, title, dimensions, measure, unit, period, definition, source }) => {
        const codes = await this.store.codes(tx, id);
        return {
          id,
          title,
          dimensions: dimensions.map((dimension) => ({ ...dimension, codes: codes.get(dimension.id) ?? [] })),
          measures: [measure],
          unit,
          period,
          definition,
          source,
        };
      }),
    );
  }

  @Answers(LIST_RELEASES)
  async releases({ body: { tableId } }: Asked<OneTable>): Promise<readonly TableRelease[]> {
    if (!findTable(tableId)) throw new Problem('TABLE_UNKNOWN', { tableId });
    return this.store.list(this.database.dataSource.manager, tableId);
  }
}
