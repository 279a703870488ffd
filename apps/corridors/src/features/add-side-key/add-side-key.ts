import { Injectable } from '@nestjs/common';
import { ADD_SIDE_KEY, Problem, type Asked, type SideKey } from '@gatebook/contracts';
import { Audit, Clock, Database } from '@gatebook/service-kit';
import { RulebookStore } from '../../model/rulebook.store.js';

/** Adds a public key that a side signs rulebooks with. A key id keeps its key for good. */
@Injectable()
export class AddSideKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  execute(asked: Asked<SideKey>): Promise<SideKey> {
    const key = asked.body;
    return this.database.change(asked, ADD_SIDE_KEY.subject, async (tx) => {
      const isNew = await this.rulebooks.insertKey(tx, key, asked.actor.id, this.clock.now());
      if (!isNew) throw new Problem('ID_REUSED', { keyId: key.keyId });
      await this.audit.add(tx, asked, { action: 'add-side-key', thingKind: 'side-key', thingId: `${key.side}/${key.keyId}` });
      return key;
    });
  }
}
