import { EXTEND_PERMIT, Problem, type Asked, type ExtendPermit, type Permit } from '@gatebook/contracts';
import { rulebookInForceOn } from '@gatebook/rulebook';
import { Clock, Database, Reply, Answers, Feature } from '@gatebook/service-kit';
import { objectToExtension } from '../../model/extension.rules.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { PermitWriter, refuseStale } from '../../model/permit-writer.part.js';
import { answerOf, hostDay, statusAfter } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { PersonsClient } from '../../model/persons.client.js';
import { RegistrationCheck } from '../../model/registration-check.part.js';
import { mayDecide } from '../../model/sight.rules.js';
import { sightOf } from '../../model/sight.part.js';

/** Extends a permit as far as the rulebook in force today allows; its credential is signed anew. */
@Feature()
export class ExtendPermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly permitWriter: PermitWriter,
    private readonly knowledge: KnowledgeStore,
    private readonly persons: PersonsClient,
    private readonly clock: Clock,
    private readonly registrations: RegistrationCheck,
  ) {}

  @Answers(EXTEND_PERMIT)
  async execute(asked: Asked<ExtendPermit>): Promise<Reply<Permit>> {
    const { permitId, validUntil } = asked.body;
    const sight = sightOf(asked.actor);
    const seen = await this.database.read(asked, (tx) => this.permits.find(tx, permitId), sight);
    if (!seen || !mayDecide(asked.actor, seen)) throw new Problem('NOT_FOUND');
    const rulebooks = await this.knowledge.listRulebooks(this.database.db);
    const rulebook = rulebookInForceOn(rulebooks, seen.corridorId, hostDay(seen.hostSide, this.clock.now()));
    const card = await this.persons.card(seen.personId, asked);
    const answer = await this.database.change(
      asked,
      EXTEND_PERMIT.subject,
      async (tx) => {
        const permit = await this.permits.findForUpdate(tx, permitId);
        if (!permit) throw new Problem('NOT_FOUND');
        refuseStale(permit, asked.expectedVersion);
        const at = this.clock.now();
        statusAfter(permit, 'extend', at);
        await this.registrations.judge(tx, { ...permit, validUntil }, asked);
        objectToExtension(permit, rulebook, validUntil, asked.language);
        return answerOf(await this.permitWriter.extend(tx, asked, permit, validUntil, card), at);
      },
      sight,
    );
    return new Reply(answer, { version: answer.version });
  }
}
