import { Injectable } from '@nestjs/common';
import { Problem, type Actor, type Asked, type TableData, type TableQuery } from '@gatebook/contracts';
import { Database, Reply } from '@gatebook/service-kit';
import { csvOf } from '../../model/csv.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable } from '../../model/tables.js';

const NOTES = [
  'Figures are not exact: each carries noise chosen by the persons it counts, and is rounded to 5 and on to the nearest multiple of 10.',
  'Hidden cells (null, flag "suppressed") are small, or are hidden to protect a small one, or count nobody. Cells that are not listed count 0.',
  'Totals are figures of their own and not the sum of their parts. They are given to who asks for them: "_T", and for gates also a territory.',
  'A figure stands in later releases until at least 10 persons changed in it.',
] as const;
const NOTE_WITHOUT_CONTROL = 'Not for release: this release is from before disclosure control.';

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
    return {
      table: tableId,
      release: chosen.release,
      status: chosen.status,
      cells,
      notes: [...(chosen.disclosure === null ? [NOTE_WITHOUT_CONTROL] : NOTES), `Source: ${table.source}.`],
    };
  }
}

/** Analysts of a territory read its own cells; the administration and oversight of the deployment read all. */
function territoryOf({ role, territory }: Actor): string | null {
  return role === 'administrator' || role === 'auditor' ? null : territory;
}
