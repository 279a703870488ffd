import { Problem, requireHuman, TRUST_KEY, type Asked, type TrustedKeyEntry, type TrustedKeyKept } from '@gatebook/contracts';
import { Audit, Clock, Database, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { KeyDecisionStore } from '../../model/key-decision.store.js';
import { keptKey } from '../../model/key-state.rules.js';
import { TrustedKeys } from '../../model/trusted-keys.part.js';
import type { WaitingDecision } from '../../model/trusted-key.types.js';

/** Enters a key of another side: once a second officer confirms it, what it signs is recognised. Our own key comes from the settings alone. */
@Feature()
export class TrustKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly trust: TrustedKeys,
    private readonly decisions: KeyDecisionStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(TRUST_KEY)
  execute(asked: Asked<TrustedKeyEntry>): Promise<TrustedKeyKept> {
    const key = asked.body;
    const { actor } = asked;
    if (key.side === this.settings.side) throw new Problem('NOT_ALLOWED', { side: key.side });
    requireHuman(actor);
    return this.database.change(asked, TRUST_KEY.subject, async (tx) => {
      await this.trust.lock(tx);
      const at = this.clock.now();
      const isNew = await this.trust.enter(tx, key, false, actor.id, at);
      if (!isNew) throw new Problem('ID_REUSED', { kid: key.kid });
      const { kid } = key;
      const decision: WaitingDecision = { kid, state: 'trusted', reason: 'new', notAfter: null, proposedBy: actor.id, proposedAt: at };
      await this.decisions.propose(tx, decision);
      await this.audit.add(tx, asked, { action: 'trust-key', thingKind: 'trusted-key', thingId: kid, details: { side: key.side } });
      return keptKey(await this.trust.get(tx, kid), decision);
    });
  }
}
