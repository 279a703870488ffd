import { ADD_SIDE_KEY, Problem, requireHuman, type Asked, type SideKey, type SideKeyKept } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { answerOf } from '../../model/side-key.rules.js';
import { SideKeyStore } from '../../model/side-key.store.js';

/** Adds a public key that a side signs rulebooks with; it signs once a second officer has confirmed it and it has waited. A key id keeps its key for good. */
@Feature()
export class AddSideKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly keys: SideKeyStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(ADD_SIDE_KEY)
  execute(asked: Asked<SideKey>): Promise<SideKeyKept> {
    const key = asked.body;
    requireHuman(asked.actor);
    return this.database.change(asked, ADD_SIDE_KEY.subject, async (tx) => {
      const at = this.clock.now();
      const isNew = await this.keys.insert(tx, key, asked.actor.id, at);
      if (!isNew) throw new Problem('ID_REUSED', { keyId: key.keyId });
      await this.audit.add(tx, asked, { action: 'add-side-key', thingKind: 'side-key', thingId: `${key.side}/${key.keyId}` });
      return answerOf({ ...key, enteredBy: asked.actor.id }, at);
    });
  }
}
