import { Problem, GET_TABLE_DATA, type Actor, type Asked, type TableData, type TableQuery, type TableRelease } from '@gatebook/contracts';
import { Database, Reply, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { isElsewhere, unknownCodes, wrongTimes, type AskedCodes } from '../../model/asked-codes.rules.js';
import { csvOf } from '../../model/csv.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable, type Table } from '../../model/tables.js';

const notesFor = (territory: string | null, until: string): readonly string[] => [
  'Figures are not exact: each carries noise chosen by the persons it counts, and is rounded to 5 and on to the nearest multiple of 10.',
  'Hidden cells (null, flag "suppressed") are small, or few contributors made them or most of them, or they are hidden to protect another cell, or count nobody.',
  `Of the cells asked for, those of ${territory === null ? 'every territory' : `${territory} and of the nation`} up to ${until} that are not listed count 0.`,
  'Totals are figures of their own and not the sum of their parts. They are given to who asks for them: "_T", and for gates also a territory.',
  'A figure, a 0 too, stands in later releases until at least 10 persons changed in it; it is hidden before when it falls under a threshold or is needed to protect another. So a 0 may be that of an earlier release; a total stays 0 until one of its parts reaches 10.',
];
const NOTE_WITHOUT_CONTROL = 'Not for release: this release is from before disclosure control.';

/** Cells of a frozen release: the same question gets the same answer for ever. */
@Feature()
export class ShowTableQuery {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(GET_TABLE_DATA)
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
    const territory = territoryOf(actor);
    await this.refuseWhatHasNoAnswer(table, chosen, wanted, territory);
    const rows = await this.releases.cells(tx, tableId, chosen.release, wanted, territory);
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
      notes: [...(chosen.disclosure === null ? [NOTE_WITHOUT_CONTROL] : notesFor(territory, chosen.until)), `Source: ${table.source}.`],
    };
  }

  /** No cells mean that all asked for count 0: what the release cannot know, or the reader may not, is a problem instead. */
  private async refuseWhatHasNoAnswer(
    table: Table,
    { release, until }: TableRelease,
    asked: AskedCodes,
    territory: string | null,
  ): Promise<void> {
    const errors = [...wrongTimes(asked, until)];
    for (const dimension of unknownCodes(asked, this.settings.side)) {
      const code = asked[dimension] ?? '';
      if (await this.releases.holdsCode(this.database.dataSource.manager, table.id, release, dimension, code)) continue;
      errors.push({ pointer: `/${dimension}`, code: 'CODE_UNKNOWN', detail: `${dimension} has no such code` });
    }
    if (errors.length > 0) throw new Problem('REQUEST_INVALID', {}, errors);
    if (isElsewhere(table, asked, this.settings.side, territory))
      throw new Problem('NOT_ALLOWED', {}, [
        {
          pointer: `/${table.territoryOf}`,
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
