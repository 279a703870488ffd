import { Injectable } from '@nestjs/common';
import { Problem, type Actor, type Asked, type TableData, type TableQuery } from '@gatebook/contracts';
import { Database, Reply } from '@gatebook/service-kit';
import { csvOf } from '../../model/csv.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable } from '../../model/tables.js';

const NOTES = [
  'Not for release: the disclosure control of this table is not complete.',
  'Counts from 1 to 9 are suppressed (null). No totals are given.',
] as const;

/** Cells of a frozen release: the same question gets the same answer for ever. */
@Injectable()
export class ShowTableQuery {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
  ) {}

  async execute({ actor, accept, body }: Asked<TableQuery>): Promise<TableData | Reply<string>> {
    const { tableId, release = 'latest', ...asked } = body;
    const table = findTable(tableId);
    if (!table) throw new Problem('TABLE_UNKNOWN', { tableId });
    const wanted: Record<string, string> = {};
    for (const [dimension, code] of Object.entries(asked)) {
      if (code === undefined) continue;
      if (!table.dimensions.some(({ id }) => id === dimension)) throw new Problem('DIMENSION_UNKNOWN', { dimension });
      wanted[dimension] = code;
    }
    const tx = this.database.dataSource.manager;
    const releases = await this.releases.list(tx, tableId);
    const chosen = release === 'latest' ? releases[0] : releases.find((one) => one.release === Number(release));
    if (!chosen) throw new Problem('RELEASE_UNKNOWN', { tableId, release });
    const rows = await this.releases.cells(tx, tableId, chosen.release, wanted, territoryOf(actor));
    const cells = rows.map(({ dimensions, value }) => {
      const codes = Object.fromEntries(table.dimensions.map(({ id }) => [id, dimensions[id] ?? '']));
      return value === null ? { ...codes, [table.measure]: null, flag: 'suppressed' } : { ...codes, [table.measure]: Number(value) };
    });
    if (accept === 'text/csv')
      return new Reply(csvOf([...table.dimensions.map(({ id }) => id), table.measure, 'flag'], cells), {
        contentType: 'text/csv; charset=utf-8',
      });
    return { table: tableId, release: chosen.release, status: chosen.status, cells, notes: NOTES };
  }
}

/** Analysts of a territory read its own cells; the administration and oversight of the deployment read all. */
function territoryOf({ role, territory }: Actor): string | null {
  return role === 'administrator' || role === 'auditor' ? null : territory;
}
