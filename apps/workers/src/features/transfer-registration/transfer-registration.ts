import { Answers, Feature } from '@gatebook/service-kit';
import { TRANSFER_REGISTRATION, type Asked, type Registration, type TransferRegistration } from '@gatebook/contracts';
import { NextRegistration } from '../../model/next-registration.part.js';

/** Drafts a contract with another employer; the present registration ends on the day that one becomes active. */
@Feature()
export class TransferRegistrationUseCase {
  constructor(private readonly next: NextRegistration) {}

  @Answers(TRANSFER_REGISTRATION)
  execute(asked: Asked<TransferRegistration>): Promise<Registration> {
    const { employerId } = asked.body;
    return this.next.draft(asked, TRANSFER_REGISTRATION.subject, 'transfer', ({ registrationId }) => ({
      employerId,
      transferOf: registrationId,
    }));
  }
}
