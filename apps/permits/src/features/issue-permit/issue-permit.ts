import { Injectable } from '@nestjs/common';
import { ISSUE_PERMIT, Problem, type Asked, type OnePermit, type Permit } from '@gatebook/contracts';
import { Clock, Database, Reply } from '@gatebook/service-kit';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { PermitBook, refuseStale } from '../../model/permit-book.js';
import { answerOf, statusAfter } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { PersonsDesk } from '../../model/persons-desk.js';
import { objectToRegistration } from '../../model/request.rules.js';
import { sightOf } from '../../model/sight.rules.js';

/** Issues a requested permit: gives it its entry in the status list and signs its credential. */
@Injectable()
export class IssuePermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly book: PermitBook,
    private readonly knowledge: KnowledgeStore,
    private readonly persons: PersonsDesk,
    private readonly clock: Clock,
  ) {}

  async execute(asked: Asked<OnePermit>): Promise<Reply<Permit>> {
    const { permitId } = asked.body;
    const sight = sightOf(asked.actor);
    const seen = await this.database.read(sight, (tx) => this.permits.find(tx, permitId));
    if (!seen) throw new Problem('NOT_FOUND');
    const registrationId = seen.registrationId ?? undefined;
    const registration =
      registrationId === undefined ? null : await this.knowledge.findRegistration(this.database.dataSource.manager, registrationId);
    objectToRegistration(asked.actor, seen.personId, registrationId, registration);
    // A repeat with its Idempotency-Key finds the permit issued and gets the first answer below; nobody's card is opened for it.
    const card = seen.status === 'requested' ? await this.persons.card(seen.personId, asked) : null;
    const answer = await this.database.change({ ...asked, ...sight }, ISSUE_PERMIT.subject, async (tx) => {
      const permit = await this.permits.findToChange(tx, permitId);
      if (!permit) throw new Problem('NOT_FOUND');
      refuseStale(permit, asked.expectedVersion);
      const at = this.clock.now();
      statusAfter(permit, 'issue', at);
      if (!card) throw new Error(`permit ${permitId} became requested again`);
      return answerOf(await this.book.issue(tx, asked, permit, card), at);
    });
    return new Reply(answer, { version: answer.version });
  }
}
