import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type Operation, type Permit, type ReinstatePermit } from '@gatebook/contracts';
import { Clock, Database, Reply } from '@gatebook/service-kit';
import { PermitBook, refuseStale } from '../../model/permit-book.js';
import { answerOf, type Decision } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { RegistrationDesk } from '../../model/registration-desk.js';
import { mayDecide } from '../../model/sight.rules.js';
import { sightOf } from '../../model/sight.js';

/** Suspends, reinstates, revokes or refuses a permit. The status list and the gates follow. */
@Injectable()
export class DecideOnPermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly book: PermitBook,
    private readonly clock: Clock,
    private readonly registrations: RegistrationDesk,
  ) {}

  async execute(asked: Asked<ReinstatePermit>, { subject }: Pick<Operation, 'subject'>, decision: Decision): Promise<Reply<Permit>> {
    const answer = await this.database.change(
      asked,
      subject,
      async (tx) => {
        const permit = await this.permits.findToChange(tx, asked.body.permitId);
        if (!permit || !mayDecide(asked.actor, permit)) throw new Problem('NOT_FOUND');
        refuseStale(permit, asked.expectedVersion);
        // What makes a card good again is judged as an issue is: the registration may have ended meanwhile.
        if (decision === 'reinstate') await this.registrations.judge(tx, permit, asked);
        return answerOf(await this.book.decide(tx, asked, permit, decision, asked.body), this.clock.now());
      },
      sightOf(asked.actor),
    );
    return new Reply(answer, { version: answer.version });
  }
}
