import { Injectable } from '@nestjs/common';
import { Database, ServiceSettings } from '@gatebook/service-kit';
import type { KeptContribution } from '../../model/month-cube.rules.js';
import { RecordKeys } from '../../model/record-keys.part.js';
import type { MonthReport, ReleaseReport } from '../../model/release-report.rules.js';
import { ReleaseStore, type EarlierRelease } from '../../model/release.store.js';
import type { StatisticalTable } from '../../tables/statistical-table.js';
import { buildMonth, type MonthToMake } from './build-month.js';
import type { StillHeld } from './makers-queue.js';

/** A release that has its number and not yet its cells. */
export interface ReleaseToWrite {
  readonly table: StatisticalTable;
  readonly number: number;
  readonly until: string;
  /** The one that it rests on, or null. */
  readonly earlier: EarlierRelease | null;
}

/** Writes month after month, each piece in a transaction of its own: no write may keep others waiting for a second. */
@Injectable()
export class ReleaseWriter {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
    private readonly keys: RecordKeys,
    private readonly settings: ServiceSettings,
  ) {}

  async write(release: ReleaseToWrite, zone: string, stillHeld: StillHeld): Promise<ReleaseReport> {
    const { table, number, until, earlier } = release;
    const db = this.database.db;
    if (table.kind === 'stock')
      for (const month of await table.contributions.stockMonths(db, until)) await table.contributions.keepStock(db, month, number, zone);
    const report: Record<string, MonthReport> = {};
    let place = 1;
    for (const { month, newest } of await table.contributions.months(db, until, number)) {
      stillHeld();
      const kept = earlier?.report[month];
      if (earlier !== null && kept !== undefined && newest <= earlier.number) {
        place += await this.releases.copyMonth(db, table.id, earlier.number, number, month, place);
        report[month] = kept;
        continue;
      }
      const made = await buildMonth(await this.monthToMake(release, month), this.keys);
      const from = place;
      const cells = made.cells.map((cell, offset) => ({ ...cell, place: from + offset }));
      await this.releases.freeze(db, table.id, number, cells);
      place += cells.length;
      report[month] = made.report;
    }
    return report;
  }

  private async monthToMake({ table, number, earlier }: ReleaseToWrite, month: string): Promise<MonthToMake> {
    const db = this.database.db;
    // A month of which the earlier release listed nothing was told to be 0 throughout.
    const before = earlier === null || month > earlier.until ? null : await this.releases.month(db, table.id, earlier.number, month);
    const contributions: KeptContribution[] = [];
    for await (const some of table.contributions.ofMonth(db, month, number)) for (const one of some) contributions.push(one);
    return {
      table,
      month,
      side: this.settings.side,
      release: number,
      contributions,
      earlier: before === null || earlier === null ? null : { release: earlier.number, cells: before },
    };
  }
}
