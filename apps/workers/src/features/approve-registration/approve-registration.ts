import { Injectable } from '@nestjs/common';
import { APPROVE_REGISTRATION, Problem, type Asked, type OneRegistration, type Registration } from '@gatebook/contracts';
import { QuotaPlaces } from '../../model/quota-places.js';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Approves a submitted registration: never one's own submission. Its reserved places become used ones. */
@Injectable()
export class ApproveRegistrationUseCase {
  constructor(
    private readonly decision: RegistrationDecision,
    private readonly places: QuotaPlaces,
  ) {}

  execute(asked: Asked<OneRegistration>): Promise<Registration> {
    return this.decision.decide(asked, APPROVE_REGISTRATION.subject, 'approve', async (tx, { registrationId, submittedBy }) => {
      if (submittedBy === asked.actor.id) throw new Problem('FOUR_EYES_NEEDED');
      await this.places.use(tx, registrationId);
      return { reason: null };
    });
  }
}
