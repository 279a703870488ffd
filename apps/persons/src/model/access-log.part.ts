import { Injectable } from '@nestjs/common';
import { isPurpose, Problem, type Asked } from '@gatebook/contracts';
import { Clock, Database, Together, type Transaction } from '@gatebook/service-kit';
import type { AccessKind } from '@gatebook/vocabulary';
import { AccessLogStore, type Access } from './access-log.store.js';

/**
 * Writes every reading of a person's record before it is answered; readings that wait together are written together. What a service reads for
 * somebody is two entries of one instant and trace: who asked, and before it the service as the means.
 */
@Injectable()
export class AccessLog {
  private readonly written: Together<readonly Access[], undefined>;

  constructor(
    database: Database,
    private readonly store: AccessLogStore,
    private readonly clock: Clock,
  ) {
    this.written = new Together(async (readings) => {
      await store.insert(database.prepared('add-accesses'), readings.flat());
      return readings.map(() => undefined);
    });
  }

  /** Resolves once the readings are on disk. Without a purpose of its own a reading has the one that its kind always has. */
  async add(asked: Asked, what: AccessKind, personIds: readonly string[], purposeOfKind?: string): Promise<void> {
    const accesses = this.accesses(asked, what, personIds, purposeOfKind);
    if (accesses.length > 0) await this.written.ask(accesses);
  }

  /** The same inside a change that reads. */
  async addIn(tx: Transaction, asked: Asked, what: AccessKind, personIds: readonly string[], purposeOfKind?: string): Promise<void> {
    const accesses = this.accesses(asked, what, personIds, purposeOfKind);
    if (accesses.length > 0) await this.store.insert(tx, accesses);
  }

  private accesses(asked: Asked, what: AccessKind, personIds: readonly string[], purposeOfKind: string | undefined): readonly Access[] {
    const purpose = asked.purpose ?? purposeOfKind;
    if (!isPurpose(purpose)) throw new Problem('PURPOSE_MISSING');
    const at = this.clock.now().toISOString();
    return personIds.flatMap((personId) => {
      const read = { personId, what, at, ...asked, purpose };
      const { behind } = asked;
      return behind === undefined
        ? [read]
        : [read, { ...read, actor: behind.actor, purpose: behind.purpose ?? purpose, caseReference: behind.caseReference }];
    });
  }
}
