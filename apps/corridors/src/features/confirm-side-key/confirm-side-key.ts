import { CONFIRM_SIDE_KEY, Problem, requireOtherHuman, type Asked, type OneSideKey, type SideKeyKept } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { CorridorsSettings } from '../../config.js';
import { answerOf, keyStateAt, usableAfter } from '../../model/side-key.rules.js';
import { SideKeyStore } from '../../model/side-key.store.js';

/** A second officer stands for a key; it signs once the waiting time is over, in which everybody can see it. */
@Feature()
export class ConfirmSideKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly keys: SideKeyStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: CorridorsSettings,
  ) {}

  @Answers(CONFIRM_SIDE_KEY)
  execute(asked: Asked<OneSideKey>): Promise<SideKeyKept> {
    const { side, keyId } = asked.body;
    return this.database.change(asked, CONFIRM_SIDE_KEY.subject, async (tx) => {
      const key = await this.keys.findForUpdate(tx, side, keyId);
      if (!key) throw new Problem('NOT_FOUND');
      requireOtherHuman(asked.actor, key.enteredBy);
      const at = this.clock.now();
      const state = keyStateAt(key, at);
      if (state !== 'proposed') throw new Problem('KEY_STATE', { state });
      const usableFrom = usableAfter(at, this.settings.keyWaitHours);
      await this.keys.confirm(tx, key, asked.actor.id, usableFrom);
      const details = { usableFrom: usableFrom.toISOString() };
      await this.audit.add(tx, asked, { action: 'confirm-side-key', thingKind: 'side-key', thingId: `${side}/${keyId}`, details });
      return answerOf({ ...key, usableFrom: usableFrom.toISOString() }, at);
    });
  }
}
