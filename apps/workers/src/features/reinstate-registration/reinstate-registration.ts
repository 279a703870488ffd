import { Injectable } from '@nestjs/common';
import { REINSTATE_REGISTRATION, type Asked, type OneRegistration, type Registration } from '@gatebook/contracts';
import { RegistrationDecision } from '../../model/registration-decision.js';

/** Makes a suspended registration active again. */
@Injectable()
export class ReinstateRegistrationUseCase {
  constructor(private readonly decision: RegistrationDecision) {}

  execute(asked: Asked<OneRegistration>): Promise<Registration> {
    return this.decision.decide(asked, REINSTATE_REGISTRATION.subject, 'reinstate', async () => ({ reason: null }));
  }
}
