import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CROSSING_CORRECTED, IDENTIFY_SEALED, serviceActor, type IdentifiedPerson } from '@gatebook/contracts';
import { Audit, Bus, Database, Log, Outbox } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { CrossingsSettings } from '../../config.js';
import { CrossingJudge } from '../../model/crossing-judge.js';
import { factOf, reportOf } from '../../model/crossing.rules.js';
import { CrossingStore } from '../../model/crossing.store.js';
import { ShownDocumentStore, type KeptShown } from '../../model/shown-document.store.js';

const AT_ONCE = 20;
const LOOK_EVERY_SECONDS = 15;
const KEPT_DAYS = 90;
const SERVICE = 'crossings';

/**
 * Asks persons, once it is there, whose the documents were that crossings of nobody known were recorded with. Whoever is found gets the crossing by a
 * new fact, judged by its own moment: the first record stays, and its receipt.
 */
@Injectable()
export class SettleShownDocumentsUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isAtWork = false;

  constructor(
    private readonly database: Database,
    private readonly shown: ShownDocumentStore,
    private readonly crossings: CrossingStore,
    private readonly judge: CrossingJudge,
    private readonly bus: Bus,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly log: Log,
    private readonly settings: CrossingsSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.execute().catch((error: unknown) => this.log.error('shown documents could not be settled', error)),
      1000 * this.everySeconds(),
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Goes through all whose turn it is. */
  async execute(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    try {
      await this.database.transaction((tx) => this.shown.forget(tx, this.settings.shownKeptDays ?? KEPT_DAYS));
      for (;;) {
        const due = await this.database.transaction((tx) => this.shown.take(tx, AT_ONCE, this.everySeconds()));
        for (const one of due) await this.ask(one);
        if (due.length < AT_ONCE) return;
      }
    } finally {
      this.isAtWork = false;
    }
  }

  private async ask(one: KeptShown): Promise<void> {
    const { crossingId, sealed, occurredAt, traceId } = one;
    try {
      const because = { service: SERVICE, traceId, purpose: 'gate-check' };
      const identified = await this.bus.ask(IDENTIFY_SEALED, { crossingId, sealed, on: occurredAt.slice(0, 10) }, because);
      if (identified.personId != null) await this.settle(one, identified, identified.personId);
    } catch (error) {
      // Away or ill: the document is kept, and its next turn has been set.
      this.log.warn('whose document it was could not be asked, tries again', {
        crossingId,
        cause: error instanceof Error ? error.name : 'unknown',
      });
    }
  }

  private async settle({ crossingId, traceId }: KeptShown, identified: IdentifiedPerson, personId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      // As when it was recorded: nobody else's crossing of this person is judged meanwhile.
      await this.crossings.lock(tx, [`crossing:${crossingId}`, `person:${personId}`]);
      if (!(await this.shown.remove(tx, crossingId))) return;
      const before = await this.crossings.findCounting(tx, crossingId);
      // Corrected meanwhile: somebody knew better.
      if (before === null) return;
      const body = { ...reportOf(before), crossingId: uuid(), document: identified.document, identified };
      const [judged] = await this.judge.judge(tx, [{ body, personId, recordedBy: SERVICE, contentDigest: crossingId, isFollowUp: true }]);
      if (!judged?.main) throw new Error(`the gate of crossing ${crossingId} is not known any more`);
      const now = { ...judged.main, supersedes: crossingId };
      await this.crossings.insert(tx, [now]);
      await this.crossings.correct(tx, {
        crossingId,
        personId: before.personId ?? null,
        correctedBy: now.crossingId,
        why: 'identified',
        recordedAt: now.recordedAt,
        recordedBy: SERVICE,
      });
      await this.outbox.add(tx, CROSSING_CORRECTED, {
        aggregateId: crossingId,
        occurredAt: new Date(now.recordedAt),
        traceId,
        body: { crossingId, why: 'identified', recordedAt: now.recordedAt, before: factOf(before), now: factOf(now) },
      });
      const entry = { action: 'identify-crossing', thingKind: 'crossing', thingId: crossingId, details: { correctedBy: now.crossingId } };
      await this.audit.add(tx, { actor: serviceActor(SERVICE), traceId }, entry);
    });
    this.database.changed();
  }

  private everySeconds(): number {
    return this.settings.settleEverySeconds ?? LOOK_EVERY_SECONDS;
  }
}
