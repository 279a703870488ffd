import { Problem, PROPOSE_RULEBOOK, type Asked, type ProposeRulebook, type WholeRulebook } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { readRulebook } from '../../model/rulebook-document.rules.js';
import { RulebookStore, wholeRulebook, type KeptRulebook } from '../../model/rulebook.store.js';
import { rulebookDigest } from '../../model/signature.rules.js';

/** Enters a version of a corridor's rulebook; it holds once both sides have signed it. */
@Feature()
export class ProposeRulebookUseCase {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(PROPOSE_RULEBOOK)
  execute(asked: Asked<ProposeRulebook>): Promise<WholeRulebook> {
    const { corridorId } = asked.body;
    const document = readRulebook(asked.body.document, corridorId);
    const { version } = document;
    return this.database.change(asked, PROPOSE_RULEBOOK.subject, async (tx) => {
      const rulebook: KeptRulebook = { corridorId, version, document, digest: rulebookDigest(document), status: 'draft', signatures: [] };
      const isNew = await this.rulebooks.insert(tx, rulebook, asked.actor.id, this.clock.now());
      if (!isNew) throw new Problem('RULEBOOK_VERSION_TAKEN', { corridorId, version });
      const details = { digest: rulebook.digest };
      await this.audit.add(tx, asked, { action: 'propose-rulebook', thingKind: 'rulebook', thingId: `${corridorId}/${version}`, details });
      return wholeRulebook(rulebook);
    });
  }
}
