import { Answers, Feature } from '@gatebook/service-kit';
import { SUSPEND_REGISTRATION, type Asked, type ReasonedDecision, type Registration } from '@gatebook/contracts';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Suspends an active registration. */
@Feature()
export class SuspendRegistrationUseCase {
  constructor(private readonly decision: RegistrationDecision) {}

  @Answers(SUSPEND_REGISTRATION)
  execute(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decision.decide(asked, SUSPEND_REGISTRATION.subject, 'suspend', async () => ({ reason: asked.body.reason }));
  }
}
