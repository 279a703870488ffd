import { Injectable } from '@nestjs/common';
import { SUSPEND_REGISTRATION, type Asked, type ReasonedDecision, type Registration } from '@gatebook/contracts';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Suspends an active registration. */
@Injectable()
export class SuspendRegistrationUseCase {
  constructor(private readonly decision: RegistrationDecision) {}

  execute(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decision.decide(asked, SUSPEND_REGISTRATION.subject, 'suspend', async () => ({ reason: asked.body.reason }));
  }
}
