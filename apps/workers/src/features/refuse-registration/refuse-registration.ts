import { Answers, Feature } from '@gatebook/service-kit';
import { REFUSE_REGISTRATION, type Asked, type ReasonedDecision, type Registration } from '@gatebook/contracts';
import { QuotaPlaces } from '../../model/quota-places.js';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Refuses a submitted registration; its places are free again. */
@Feature()
export class RefuseRegistrationUseCase {
  constructor(
    private readonly decision: RegistrationDecision,
    private readonly places: QuotaPlaces,
  ) {}

  @Answers(REFUSE_REGISTRATION)
  execute(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decision.decide(asked, REFUSE_REGISTRATION.subject, 'refuse', async (tx, { registrationId }) => {
      await this.places.giveBack(tx, registrationId);
      return { reason: asked.body.reason };
    });
  }
}
