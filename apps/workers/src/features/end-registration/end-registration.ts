import { Answers, Feature } from '@gatebook/service-kit';
import { END_REGISTRATION, type Asked, type ReasonedDecision, type Registration } from '@gatebook/contracts';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Ends a registration before its contract does. Its place stays used: the worker was there in the period. */
@Feature()
export class EndRegistrationUseCase {
  constructor(private readonly decision: RegistrationDecision) {}

  @Answers(END_REGISTRATION)
  execute(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decision.decide(asked, END_REGISTRATION.subject, 'end', async () => ({ reason: asked.body.reason }));
  }
}
