import { MAKE_RELEASE, Problem, serviceActor, type Asked, type OneTable, type TableRelease } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import {
  Audit,
  Freshness,
  Clock,
  Database,
  Every,
  Reply,
  ServiceSettings,
  Answers,
  Feature,
  type Transaction,
} from '@gatebook/service-kit';
import { lastClosedMonth } from '../../model/disclosure.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import type { StatisticalTable } from '../../tables/statistical-table.js';
import { findTable, TABLES } from '../../tables/tables.js';
import { MakersQueue, type StillHeld } from './makers-queue.js';
import { ReleaseWriter } from './release-writer.js';

const LOOK_EVERY_MS = 60 * 60 * 1000;
/** A consumer that has nothing to do says so every five seconds. */
const HEARD_WITHIN_SECONDS = 6;
const NO_TRACE = '0'.repeat(32);

/** Freezes a table's closed months: when an administrator asks, and by itself once a month is over. */
@Feature()
export class MakeReleaseUseCase {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
    private readonly writer: ReleaseWriter,
    private readonly queue: MakersQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly freshness: Freshness,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(MAKE_RELEASE)
  async execute(asked: Asked<OneTable>): Promise<Reply<TableRelease>> {
    const table = findTable(asked.body.tableId);
    if (!table) throw new Problem('TABLE_UNKNOWN', { tableId: asked.body.tableId });
    this.refuseWhileBehind();
    const number = await this.database.change(asked, MAKE_RELEASE.subject, (tx) => this.reserve(tx, table, asked));
    return new Reply(await this.finish(table, number), { status: 201 });
  }

  /** Makes what is due: a table whose newest release does not hold the last closed month. */
  @Every(LOOK_EVERY_MS)
  async makeDue(): Promise<void> {
    const asked: Pick<Asked, 'actor' | 'traceId'> = { actor: serviceActor('statistics'), traceId: NO_TRACE };
    this.refuseWhileBehind();
    for (const table of TABLES) {
      const [newest] = await this.releases.list(this.database.db, table.id);
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

  private async reserve(tx: Transaction, table: StatisticalTable, asked: Pick<Asked, 'actor' | 'traceId'>): Promise<number> {
    const number = await this.releases.reserve(tx, table, this.closedMonth(), this.clock.now());
    await this.audit.add(tx, asked, { action: 'make-release', thingKind: 'table', thingId: table.id, details: { number } });
    return number;
  }

  /**
   * A release rests on the one before it, so they are finished one after another, whoever makes them and however long it takes. A number whose
   * maker died is passed over: nobody holds the lock for it. Its caller may ask again until a later one has begun.
   */
  private finish(table: StatisticalTable, number: number): Promise<TableRelease> {
    return this.queue.inTurn(table.id, async (stillHeld) => {
      const db = this.database.db;
      const { until, published } = await this.releases.state(db, table.id, number);
      if (!published) await this.makeAndPublish(table, number, until, stillHeld);
      const made = (await this.releases.list(db, table.id)).find(({ release }) => release === number);
      if (!made) throw new Error(`release ${number} of ${table.id} is missing`);
      return made;
    });
  }

  private async makeAndPublish(table: StatisticalTable, number: number, until: string, stillHeld: StillHeld): Promise<void> {
    const db = this.database.db;
    const tooLate = new Problem('RELEASE_UNKNOWN', { tableId: table.id, release: String(number) });
    if (await this.releases.isPassedOver(db, table.id, number)) throw tooLate;
    const earlier = await this.releases.earlier(db, table.id, number);
    const report = await this.writer.write({ table, number, until, earlier }, this.zone(), stillHeld);
    stillHeld();
    const at = this.clock.now();
    const isShown = await this.database.transaction((own) =>
      this.releases.publish(own, table.id, number, report, at, earlier?.number ?? null),
    );
    if (!isShown) throw tooLate;
  }

  private closedMonth(): string {
    return lastClosedMonth(new Intl.DateTimeFormat('en-CA', { timeZone: this.zone() }).format(this.clock.now()));
  }

  private zone(): string {
    return zoneOf(this.settings.side);
  }
}
