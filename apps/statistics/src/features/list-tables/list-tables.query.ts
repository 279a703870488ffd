import { Injectable } from '@nestjs/common';
import { Problem, type TableDescription, type TableRelease } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable, TABLES } from '../../model/tables.js';

/** What tables there are, and which releases of them. */
@Injectable()
export class ListTablesQuery {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
  ) {}

  async tables(): Promise<readonly TableDescription[]> {
    const tx = this.database.dataSource.manager;
    return Promise.all(
      TABLES.map(async ({ id, title, dimensions, measure, unit, period, definition, source }) => {
        const codes = await this.releases.codes(tx, id);
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

  async releasesOf(tableId: string): Promise<readonly TableRelease[]> {
    if (!findTable(tableId)) throw new Problem('TABLE_UNKNOWN', { tableId });
    return this.releases.list(this.database.dataSource.manager, tableId);
  }
}
