import { type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MAKE_RELEASE, Problem, serviceActor, type Asked, type OneTable, type TableRelease } from '@gatebook/contracts';
import { findSide } from '@gatebook/reference-data';
import { Audit, Freshness, Clock, Database, Log, Reply, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { ContributionStore } from '../../model/contribution.store.js';
import { lastClosedMonth } from '../../model/disclosure.rules.js';
import type { KeptContribution } from '../../model/month-cube.rules.js';
import { RecordKeys } from '../../model/record-keys.js';
import type { MonthReport, ReleaseReport } from '../../model/release-report.rules.js';
import { ReleaseStore, type EarlierRelease } from '../../model/release.store.js';
import { TableLock, type StillHeld } from '../../model/table-lock.js';
import { findTable, TABLES, WORKERS, type Table } from '../../model/tables.js';
import { buildMonth } from './build-month.js';

const LOOK_EVERY_MS = 60 * 60 * 1000;
/** A consumer that has nothing to do says so every five seconds. */
const HEARD_WITHIN_SECONDS = 6;
const NO_TRACE = '0'.repeat(32);

/** Freezes a table's closed months: when an administrator asks, and by itself once a month is over. */
@Feature()
export class MakeReleaseUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
    private readonly contributions: ContributionStore,
    private readonly lock: TableLock,
    private readonly keys: RecordKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly freshness: Freshness,
    private readonly log: Log,
    private readonly settings: ServiceSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.makeDue().catch((error: unknown) => this.log.error('releases could not be made', error)),
      LOOK_EVERY_MS,
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  @Answers(MAKE_RELEASE)
  async execute(asked: Asked<OneTable>): Promise<Reply<TableRelease>> {
    const table = findTable(asked.body.tableId);
    if (!table) throw new Problem('TABLE_UNKNOWN', { tableId: asked.body.tableId });
    this.refuseWhileBehind();
    const number = await this.database.change(asked, MAKE_RELEASE.subject, (tx) => this.reserve(tx, table, asked));
    return new Reply(await this.finish(table, number), { status: 201 });
  }

  /** Makes what is due: a table whose newest release does not hold the last closed month. */
  async makeDue(): Promise<void> {
    const asked: Pick<Asked, 'actor' | 'traceId'> = { actor: serviceActor('statistics'), traceId: NO_TRACE };
    this.refuseWhileBehind();
    for (const table of TABLES) {
      const [newest] = await this.releases.list(this.database.dataSource.manager, table.id);
      if (newest !== undefined && newest.until >= this.closedMonth()) continue;
      const number = await this.database.transaction((tx) => this.reserve(tx, table, asked));
      await this.finish(table, number);
    }
  }

  /** Figures stand from release to release: one made while events wait to be counted would hold what they are going to change. */
  private refuseWhileBehind(): void {
    if (this.freshness.ageSeconds(this.clock.now()) > HEARD_WITHIN_SECONDS)
      throw new Problem('SERVICE_UNAVAILABLE', { service: 'statistics' });
  }

  private async reserve(tx: EntityManager, table: Table, asked: Pick<Asked, 'actor' | 'traceId'>): Promise<number> {
    const number = await this.releases.reserve(tx, table, this.closedMonth(), this.clock.now());
    await this.audit.add(tx, asked, { action: 'make-release', thingKind: 'table', thingId: table.id, details: { number } });
    return number;
  }

  /**
   * A release rests on the one before it, so they are finished one after another, whoever makes them and however long it takes. A number whose
   * maker died is passed over: nobody holds the lock for it. Its caller may ask again until a later one has begun.
   */
  private finish(table: Table, number: number): Promise<TableRelease> {
    return this.lock.hold(table.id, async (stillHeld) => {
      const tx = this.database.dataSource.manager;
      const { until, published } = await this.releases.state(tx, table.id, number);
      if (!published) await this.makeAndPublish(table, number, until, stillHeld);
      const made = (await this.releases.list(tx, table.id)).find(({ release }) => release === number);
      if (!made) throw new Error(`release ${number} of ${table.id} is missing`);
      return made;
    });
  }

  private async makeAndPublish(table: Table, number: number, until: string, stillHeld: StillHeld): Promise<void> {
    const tx = this.database.dataSource.manager;
    const tooLate = new Problem('RELEASE_UNKNOWN', { tableId: table.id, release: String(number) });
    if (await this.releases.isPassedOver(tx, table.id, number)) throw tooLate;
    const earlier = await this.releases.earlier(tx, table.id, number);
    const report = await this.writeCells(table, number, until, earlier, stillHeld);
    stillHeld();
    const at = this.clock.now();
    const isShown = await this.database.transaction((own) =>
      this.releases.publish(own, table.id, number, report, at, earlier?.number ?? null),
    );
    if (!isShown) throw tooLate;
  }

  /** Writes month after month, each piece in a transaction of its own: no write may keep others waiting for a second. */
  private async writeCells(
    table: Table,
    number: number,
    until: string,
    earlier: EarlierRelease | null,
    stillHeld: StillHeld,
  ): Promise<ReleaseReport> {
    const tx = this.database.dataSource.manager;
    if (table === WORKERS)
      for (const month of await this.contributions.contractMonths(tx, until))
        await this.contributions.keepStock(tx, month, number, this.zone());
    const report: Record<string, MonthReport> = {};
    let place = 1;
    for (const { month, newest } of await this.contributions.months(tx, table, until, number)) {
      stillHeld();
      const kept = earlier?.report[month];
      if (earlier !== null && kept !== undefined && newest <= earlier.number) {
        place += await this.releases.copyMonth(tx, table.id, earlier.number, number, month, place);
        report[month] = kept;
        continue;
      }
      // A month of which it listed nothing was told to be 0 throughout.
      const before = earlier === null || month > earlier.until ? null : await this.releases.month(tx, table.id, earlier.number, month);
      const contributions: KeptContribution[] = [];
      for await (const some of this.contributions.ofMonth(tx, table, month, number)) for (const one of some) contributions.push(one);
      const made = await buildMonth(
        {
          table,
          month,
          side: this.settings.side,
          release: number,
          contributions,
          earlier: before === null || earlier === null ? null : { release: earlier.number, cells: before },
        },
        this.keys,
      );
      const from = place;
      await this.releases.freeze(
        tx,
        table.id,
        number,
        made.cells.map((cell, offset) => ({ ...cell, place: from + offset })),
      );
      place += made.cells.length;
      report[month] = made.report;
    }
    return report;
  }

  private closedMonth(): string {
    return lastClosedMonth(new Intl.DateTimeFormat('en-CA', { timeZone: this.zone() }).format(this.clock.now()));
  }

  private zone(): string {
    return findSide(this.settings.side)?.zone ?? 'UTC';
  }
}
