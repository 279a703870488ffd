import { Problem, RULEBOOK_IN_FORCE, SIGN_RULEBOOK, type Asked, type SignRulebook, type WholeRulebook } from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { CorridorsSettings } from '../../config.js';
import { RulebookStore, wholeRulebook } from '../../model/rulebook.store.js';
import { objectToBackwardEffect } from '../../model/effect.rules.js';
import { SideKeyStore } from '../../model/side-key.store.js';
import { objectToSignature } from '../../model/signature.rules.js';

/** One side signs a rulebook. With one signature it is proposed, with both it is in force and everybody is told. */
@Feature()
export class SignRulebookUseCase {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly keys: SideKeyStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: CorridorsSettings,
  ) {}

  @Answers(SIGN_RULEBOOK)
  execute(asked: Asked<SignRulebook>): Promise<WholeRulebook> {
    const { corridorId, version, side, keyId, signature } = asked.body;
    const { actor, traceId } = asked;
    return this.database.change(asked, SIGN_RULEBOOK.subject, async (tx) => {
      await this.rulebooks.lock(tx, corridorId, version);
      const rulebook = await this.rulebooks.find(tx, corridorId, version);
      if (!rulebook) throw new Problem('NOT_FOUND');
      const at = this.clock.now();
      const key = await this.keys.findForUpdate(tx, side, keyId);
      const examplesAllowed = this.settings.examplesAllowed === 'true';
      objectToSignature(rulebook, { side, signature, key, actor, at, examplesAllowed });
      const tellsHistory = examplesAllowed && !(await this.rulebooks.wasInForce(tx, corridorId));
      if (!tellsHistory) objectToBackwardEffect(rulebook.document, at);

      const status = rulebook.signatures.length === 1 ? 'in-force' : 'proposed';
      await this.rulebooks.sign(tx, rulebook, { side, keyId, signature, signedBy: actor.id, signedAt: at }, status);
      const details = { side, keyId, status, digest: rulebook.digest };
      await this.audit.add(tx, asked, { action: 'sign-rulebook', thingKind: 'rulebook', thingId: `${corridorId}/${version}`, details });
      if (status === 'in-force') {
        const { effectiveFrom } = rulebook.document;
        const body = { corridorId, version, effectiveFrom, inForceSince: at.toISOString(), document: { ...rulebook.document } };
        await this.outbox.add(tx, RULEBOOK_IN_FORCE, { aggregateId: corridorId, occurredAt: at, traceId, body });
      }
      const signatures = [...rulebook.signatures, { side, keyId, signedAt: at.toISOString(), signedBy: actor.id }];
      return wholeRulebook({ ...rulebook, status, signatures });
    });
  }
}
