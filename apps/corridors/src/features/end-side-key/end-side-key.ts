import { END_SIDE_KEY, Problem, requireHuman, type Asked, type EndSideKey, type SideKeyKept } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { answerOf, keyStateAt } from '../../model/side-key.rules.js';
import { SideKeyStore } from '../../model/side-key.store.js';

/** Ends a key at once. One officer is enough: it only takes the power to sign away. */
@Feature()
export class EndSideKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly keys: SideKeyStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(END_SIDE_KEY)
  execute(asked: Asked<EndSideKey>): Promise<SideKeyKept> {
    const { side, keyId, reason } = asked.body;
    requireHuman(asked.actor);
    return this.database.change(asked, END_SIDE_KEY.subject, async (tx) => {
      const key = await this.keys.findForUpdate(tx, side, keyId);
      if (!key) throw new Problem('NOT_FOUND');
      const at = this.clock.now();
      const state = keyStateAt(key, at);
      if (state === 'ended') throw new Problem('KEY_STATE', { state });
      await this.keys.end(tx, key, asked.actor.id, at, reason);
      const details = { reason };
      await this.audit.add(tx, asked, { action: 'end-side-key', thingKind: 'side-key', thingId: `${side}/${keyId}`, details });
      return answerOf({ ...key, endedAt: at.toISOString(), reason }, at);
    });
  }
}
