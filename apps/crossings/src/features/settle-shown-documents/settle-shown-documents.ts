import { Injectable } from '@nestjs/common';
import { IDENTIFY_SEALED, type IdentifiedPerson } from '@gatebook/contracts';
import { Bus, Database, Every, Log } from '@gatebook/service-kit';
import { CrossingsSettings } from '../../config.js';
import { CrossingSettler } from '../../model/crossing-settler.part.js';
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
export class SettleShownDocumentsUseCase {
  constructor(
    private readonly database: Database,
    private readonly shown: ShownDocumentStore,
    private readonly settler: CrossingSettler,
    private readonly bus: Bus,
    private readonly log: Log,
    private readonly settings: CrossingsSettings,
  ) {}

  /** Goes through all whose turn it is. */
  @Every((self: SettleShownDocumentsUseCase) => 1000 * self.everySeconds)
  async execute(): Promise<void> {
    await this.database.transaction((tx) => this.shown.forget(tx, this.settings.shownKeptDays ?? KEPT_DAYS));
    for (;;) {
      const due = await this.database.transaction((tx) => this.shown.take(tx, AT_ONCE, this.everySeconds));
      for (const one of due) await this.ask(one);
      if (due.length < AT_ONCE) return;
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

  private async settle(one: KeptShown, identified: IdentifiedPerson, personId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.settler.lock(tx, one.crossingId, [personId]);
      if (!(await this.shown.remove(tx, one.crossingId))) return;
      await this.settler.settle(tx, one, () => ({ personId, report: { document: identified.document, identified }, keptFlags: [] }));
    });
    this.database.changed();
  }

  private get everySeconds(): number {
    return this.settings.settleEverySeconds ?? LOOK_EVERY_SECONDS;
  }
}
