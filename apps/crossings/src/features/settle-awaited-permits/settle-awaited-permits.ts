import { Injectable } from '@nestjs/common';
import { Database, Every, Log } from '@gatebook/service-kit';
import { AwaitedPermitStore } from '../../model/awaited-permit.store.js';
import { CrossingSettler, type ToSettle } from '../../model/crossing-settler.part.js';

const AT_ONCE = 100;
/** Until a crossing is settled the gates do not see it: much shorter than anybody needs to come back. */
const LOOK_EVERY_MS = 1_000;
/** Of the document itself nothing is kept that these could be found by again. */
const OF_THE_DOCUMENT: readonly string[] = ['DOCUMENT_EXPIRED', 'DOCUMENT_CHECK_DIGIT'];

/**
 * Settles crossings that named a permit which had not been heard of, once it has: the holder's where nobody was known, and on the permit in either case. A
 * number that nobody ever tells of waits, and costs a look a day.
 */
@Injectable()
export class SettleAwaitedPermitsUseCase {
  constructor(
    private readonly database: Database,
    private readonly awaited: AwaitedPermitStore,
    private readonly settler: CrossingSettler,
    private readonly log: Log,
  ) {}

  /** Goes through all whose turn it is. */
  @Every(LOOK_EVERY_MS)
  async execute(): Promise<void> {
    for (;;) {
      const due = await this.database.transaction((tx) => this.awaited.take(tx, AT_ONCE));
      for (const { holderId, ...one } of due) if (holderId !== null) await this.tryToSettle(one, holderId);
      if (due.length < AT_ONCE) return;
    }
  }

  /** One that cannot be settled holds up no other: its next turn has been set. */
  private async tryToSettle(one: ToSettle, holderId: string): Promise<void> {
    try {
      await this.settle(one, holderId);
    } catch (error) {
      this.log.error('a crossing on a permit that was heard later could not be settled, tries again', error, {
        crossingId: one.crossingId,
      });
    }
  }

  private async settle(one: ToSettle, holderId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.settler.lock(tx, one.crossingId, [holderId]);
      if (!(await this.awaited.remove(tx, one.crossingId))) return;
      // Who was known by a document stays who passed: it may have been another one's permit.
      await this.settler.settle(tx, one, ({ personId, flags }) => ({
        personId: personId ?? holderId,
        report: { personId },
        keptFlags: flags.filter((flag) => OF_THE_DOCUMENT.includes(flag)),
      }));
    });
    this.database.changed();
  }
}
