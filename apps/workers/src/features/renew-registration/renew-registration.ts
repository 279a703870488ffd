import { Answers, Feature } from '@gatebook/service-kit';
import { RENEW_REGISTRATION, type Asked, type Registration, type RenewRegistration } from '@gatebook/contracts';
import { NextRegistration } from '../../model/next-registration.part.js';

/** Drafts the next contract of a worker with the same employer. */
@Feature()
export class RenewRegistrationUseCase {
  constructor(private readonly next: NextRegistration) {}

  @Answers(RENEW_REGISTRATION)
  execute(asked: Asked<RenewRegistration>): Promise<Registration> {
    return this.next.draft(asked, RENEW_REGISTRATION.subject, 'renew', ({ employerId, registrationId }) => ({
      employerId,
      renewalOf: registrationId,
    }));
  }
}
