import { Problem, GET_TABLE_DATA, type Actor, type Asked, type TableData, type TableQuery, type TableRelease } from '@gatebook/contracts';
import { Database, Reply, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { askedDimensions, isElsewhere, unknownCodes, wrongTimes } from '../../model/asked-codes.rules.js';
import { csvOf } from '../../model/csv.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import type { Codes } from '../../model/table.rules.js';
import type { StatisticalTable } from '../../tables/statistical-table.js';
import { findTable } from '../../tables/tables.js';
import { notesOf } from './release-notes.rules.js';

/** Cells of a frozen release: the same question gets the same answer for ever. */
@Feature()
export class ShowTableQuery {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(GET_TABLE_DATA)
  async execute({ actor, accept, language, body }: Asked<TableQuery>): Promise<TableData | Reply<string>> {
    const { tableId, release = 'latest', ...asked } = body;
    const table = findTable(tableId);
    if (!table) throw new Problem('TABLE_UNKNOWN', { tableId });
    const dimensions = askedDimensions(table).map(({ id }) => id);
    const wanted = wantedCodes(dimensions, asked);
    const db = this.database.db;
    const releases = await this.releases.list(db, tableId);
    const chosen = release === 'latest' ? releases[0] : releases.find((one) => one.release === Number(release));
    if (!chosen) throw new Problem('RELEASE_UNKNOWN', { tableId, release });
    const territory = territoryOf(actor);
    await this.refuseWhatHasNoAnswer(table, chosen, wanted, territory);
    const rows = await this.releases.cells(db, tableId, chosen.release, wanted, territory);
    const cells = rows.map(({ dimensions: codes, value }) => {
      const named = Object.fromEntries(dimensions.map((id) => [id, codes[id] ?? '']));
      return value === null ? { ...named, [table.measure]: null, flag: 'suppressed' } : { ...named, [table.measure]: Number(value) };
    });
    if (accept === 'text/csv')
      return new Reply(csvOf([...dimensions, table.measure, 'flag'], cells), { contentType: 'text/csv; charset=utf-8' });
    const notes = notesOf(chosen, table.texts.source, territory, language);
    return { table: tableId, release: chosen.release, status: chosen.status, cells, notes };
  }

  /** No cells mean that all asked for count 0: what the release cannot know, or the reader may not, is a problem instead. */
  private async refuseWhatHasNoAnswer(
    table: StatisticalTable,
    { release, until }: TableRelease,
    asked: Codes,
    territory: string | null,
  ): Promise<void> {
    const errors = [...wrongTimes(table, asked, until)];
    for (const dimension of unknownCodes(table, asked, this.settings.side)) {
      const code = asked[dimension] ?? '';
      if (await this.releases.holdsCode(this.database.db, table.id, release, dimension, code)) continue;
      errors.push({ pointer: `/${dimension}`, code: 'CODE_UNKNOWN', detail: `${dimension} has no such code` });
    }
    if (errors.length > 0) throw new Problem('REQUEST_INVALID', {}, errors);
    if (isElsewhere(table, asked, this.settings.side, territory))
      throw new Problem('NOT_ALLOWED', {}, [
        {
          pointer: `/${table.readBy}`,
          code: 'OUTSIDE_TERRITORY',
          detail: `cells of another territory than ${territory}`,
          values: { territory: territory ?? '–' },
        },
      ]);
  }
}

/** Analysts of a territory read its own cells; the administration and oversight of the deployment read all. */
function territoryOf({ role, territory }: Actor): string | null {
  return role === 'administrator' || role === 'auditor' ? null : territory;
}

/** The codes that were asked for; a dimension that the table does not have is refused. */
function wantedCodes(dimensions: readonly string[], asked: Readonly<Record<string, string | undefined>>): Codes {
  const wanted: Record<string, string> = {};
  for (const [dimension, code] of Object.entries(asked)) {
    if (code === undefined) continue;
    if (!dimensions.includes(dimension)) throw new Problem('DIMENSION_UNKNOWN', { dimension });
    wanted[dimension] = code;
  }
  return wanted;
}
