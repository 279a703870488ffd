import { Answers, Feature } from '@gatebook/service-kit';
import { RETURN_REGISTRATION, type Asked, type ReasonedDecision, type Registration } from '@gatebook/contracts';
import { QuotaPlaces } from '../../model/quota-places.js';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Sends a submitted registration back to draft; its places are free again. */
@Feature()
export class ReturnRegistrationUseCase {
  constructor(
    private readonly decision: RegistrationDecision,
    private readonly places: QuotaPlaces,
  ) {}

  @Answers(RETURN_REGISTRATION)
  execute(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decision.decide(asked, RETURN_REGISTRATION.subject, 'return', async (tx, { registrationId }) => {
      await this.places.giveBack(tx, registrationId);
      return { reason: asked.body.reason, submittedBy: null };
    });
  }
}
