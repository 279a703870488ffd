import { Injectable } from '@nestjs/common';
import { TRANSFER_REGISTRATION, type Asked, type Registration, type TransferRegistration } from '@gatebook/contracts';
import { NextRegistration } from '../../model/next-registration.js';

/** Drafts a contract with another employer; the present registration ends on the day that one becomes active. */
@Injectable()
export class TransferRegistrationUseCase {
  constructor(private readonly next: NextRegistration) {}

  execute(asked: Asked<TransferRegistration>): Promise<Registration> {
    const { employerId } = asked.body;
    return this.next.draft(asked, TRANSFER_REGISTRATION.subject, 'transfer', ({ registrationId }) => ({
      employerId,
      transferOf: registrationId,
    }));
  }
}
