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
import { askedDimensions } from '../../model/asked-codes.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable, TABLES } from '../../tables/tables.js';

/** What tables there are, and which releases of them. */
@Feature()
export class ListTablesQuery {
  constructor(
    private readonly database: Database,
    private readonly store: ReleaseStore,
  ) {}

  @Answers(LIST_TABLES)
  async tables({ language }: Pick<Asked, 'language'>): Promise<readonly TableDescription[]> {
    const db = this.database.db;
    return Promise.all(
      TABLES.map(async (table) => {
        const codes = await this.store.codes(db, table.id);
        const { title, period, definition, source } = table.texts;
        return {
          id: table.id,
          title: title[language],
          dimensions: askedDimensions(table).map((dimension) => ({
            id: dimension.id,
            title: dimension.title[language],
            codeList: dimension.codeList,
            codes: codes.get(dimension.id) ?? [],
          })),
          measures: [table.measure],
          unit: table.unit,
          period: period[language],
          definition: definition[language],
          source: source[language],
        };
      }),
    );
  }

  @Answers(LIST_RELEASES)
  async releases({ body: { tableId } }: Asked<OneTable>): Promise<readonly TableRelease[]> {
    if (!findTable(tableId)) throw new Problem('TABLE_UNKNOWN', { tableId });
    return this.store.list(this.database.db, tableId);
  }
}
