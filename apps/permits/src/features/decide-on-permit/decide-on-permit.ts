import {
  Problem,
  type Asked,
  type Operation,
  type Permit,
  type ReinstatePermit,
  SUSPEND_PERMIT,
  REINSTATE_PERMIT,
  REVOKE_PERMIT,
  REFUSE_PERMIT,
  type DecideOnPermit,
} from '@gatebook/contracts';
import { Clock, Database, Reply, Answers, Feature } from '@gatebook/service-kit';
import { PermitWriter, refuseStale } from '../../model/permit-writer.part.js';
import { answerOf, type Decision } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { RegistrationCheck } from '../../model/registration-check.part.js';
import { mayDecide } from '../../model/sight.rules.js';
import { sightOf } from '../../model/sight.part.js';

/** Suspends, reinstates, revokes or refuses a permit. The status list and the gates follow. */
@Feature()
export class DecideOnPermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly permitWriter: PermitWriter,
    private readonly clock: Clock,
    private readonly registrations: RegistrationCheck,
  ) {}

  @Answers(SUSPEND_PERMIT)
  suspend(asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.decide(asked, SUSPEND_PERMIT, 'suspend');
  }

  @Answers(REINSTATE_PERMIT)
  reinstate(asked: Asked<ReinstatePermit>): Promise<Reply<Permit>> {
    return this.decide(asked, REINSTATE_PERMIT, 'reinstate');
  }

  @Answers(REVOKE_PERMIT)
  revoke(asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.decide(asked, REVOKE_PERMIT, 'revoke');
  }

  @Answers(REFUSE_PERMIT)
  refuse(asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.decide(asked, REFUSE_PERMIT, 'refuse');
  }

  private async decide(asked: Asked<ReinstatePermit>, { subject }: Pick<Operation, 'subject'>, decision: Decision): Promise<Reply<Permit>> {
    const answer = await this.database.change(
      asked,
      subject,
      async (tx) => {
        const permit = await this.permits.findForUpdate(tx, asked.body.permitId);
        if (!permit || !mayDecide(asked.actor, permit)) throw new Problem('NOT_FOUND');
        refuseStale(permit, asked.expectedVersion);
        // What makes a card good again is judged as an issue is: the registration may have ended meanwhile.
        if (decision === 'reinstate') await this.registrations.judge(tx, permit, asked);
        return answerOf(await this.permitWriter.decide(tx, asked, permit, decision, asked.body), this.clock.now());
      },
      sightOf(asked.actor),
    );
    return new Reply(answer, { version: answer.version });
  }
}
