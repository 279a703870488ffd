import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MAKE_RELEASE, Problem, serviceActor, type Asked, type OneTable, type TableRelease } from '@gatebook/contracts';
import { findSide } from '@gatebook/reference-data';
import { Audit, Clock, Database, Log, Reply, ServiceSettings } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { lastClosedMonth } from '../../model/disclosure.rules.js';
import { ReleaseStore } from '../../model/release.store.js';
import { findTable, TABLES, type Table } from '../../model/tables.js';

const LOOK_EVERY_MS = 60 * 60 * 1000;
const NO_TRACE = '0'.repeat(32);

/** Freezes a table's closed months: when an administrator asks, and by itself once a month is over. */
@Injectable()
export class MakeReleaseUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
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

  async execute(asked: Asked<OneTable>): Promise<Reply<TableRelease>> {
    const table = findTable(asked.body.tableId);
    if (!table) throw new Problem('TABLE_UNKNOWN', { tableId: asked.body.tableId });
    const release = await this.database.change(asked, MAKE_RELEASE.subject, (tx) => this.make(tx, table, asked));
    return new Reply(release, { status: 201 });
  }

  /** Makes what is due: a table whose newest release does not hold the last closed month. */
  async makeDue(): Promise<void> {
    const asked: Pick<Asked, 'actor' | 'traceId'> = { actor: serviceActor('statistics'), traceId: NO_TRACE };
    for (const table of TABLES) {
      await this.database.transaction(async (tx) => {
        const [newest] = await this.releases.list(tx, table.id);
        if (newest === undefined || newest.until < this.closedMonth()) await this.make(tx, table, asked);
      });
    }
  }

  private async make(tx: EntityManager, table: Table, asked: Pick<Asked, 'actor' | 'traceId'>): Promise<TableRelease> {
    const number = await this.releases.make(tx, table, this.settings.side, this.closedMonth(), this.clock.now());
    await this.audit.add(tx, asked, { action: 'make-release', thingKind: 'table', thingId: table.id, details: { number } });
    const made = (await this.releases.list(tx, table.id)).find(({ release }) => release === number);
    if (!made) throw new Error(`release ${number} of ${table.id} is missing`);
    return made;
  }

  private closedMonth(): string {
    const zone = findSide(this.settings.side)?.zone ?? 'UTC';
    return lastClosedMonth(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(this.clock.now()));
  }
}
