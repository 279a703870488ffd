import { ISSUE_PERMIT, Problem, type Asked, type OnePermit, type Permit } from '@gatebook/contracts';
import { Clock, Database, Reply, Answers, Feature, type Db } from '@gatebook/service-kit';
import { PermitsSettings } from '../../config.js';
import type { KeptPermit } from '../../model/kept-permit.types.js';
import { PermitWriter, refuseStale } from '../../model/permit-writer.part.js';
import { answerOf, statusAfter } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { PersonsClient } from '../../model/persons.client.js';
import { RegistrationCheck } from '../../model/registration-check.part.js';
import { mayDecide } from '../../model/sight.rules.js';
import { sightOf } from '../../model/sight.part.js';
import { objectToPast } from '../../model/validity.rules.js';

/** Issues a requested permit: gives it its entry in the status list and signs its credential. */
@Feature()
export class IssuePermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly permitWriter: PermitWriter,
    private readonly registrations: RegistrationCheck,
    private readonly persons: PersonsClient,
    private readonly clock: Clock,
    private readonly settings: PermitsSettings,
  ) {}

  @Answers(ISSUE_PERMIT)
  async execute(asked: Asked<OnePermit>): Promise<Reply<Permit>> {
    const { permitId } = asked.body;
    const sight = sightOf(asked.actor);
    const seen = await this.database.read(asked, (tx) => this.permits.find(tx, permitId), sight);
    if (!seen || !mayDecide(asked.actor, seen)) throw new Problem('NOT_FOUND');
    // Before anybody's card is opened; the same is judged again below.
    if (seen.status === 'requested') await this.judge(this.database.db, asked, seen);
    // A repeat with its Idempotency-Key finds the permit issued and gets the first answer below; nobody's card is opened for it.
    const card = seen.status === 'requested' ? await this.persons.card(seen.personId, asked) : null;
    const answer = await this.database.change(
      asked,
      ISSUE_PERMIT.subject,
      async (tx) => {
        const permit = await this.permits.findForUpdate(tx, permitId);
        if (!permit) throw new Problem('NOT_FOUND');
        refuseStale(permit, asked.expectedVersion);
        const at = this.clock.now();
        statusAfter(permit, 'issue', at);
        await this.judge(tx, asked, permit);
        if (!card) throw new Error(`permit ${permitId} became requested again`);
        return answerOf(await this.permitWriter.issue(tx, asked, permit, card), at);
      },
      sight,
    );
    return new Reply(answer, { version: answer.version });
  }

  private async judge(db: Db, asked: Asked, permit: KeptPermit): Promise<void> {
    const { side, earliestStart } = this.settings;
    objectToPast(permit, { at: this.clock.now(), side, earliestStart, language: asked.language });
    await this.registrations.judge(db, permit, asked);
  }
}
