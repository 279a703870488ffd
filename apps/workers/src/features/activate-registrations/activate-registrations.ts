import { Injectable } from '@nestjs/common';
import type { PermitChanged } from '@gatebook/contracts';
import { Every, type Transaction } from '@gatebook/service-kit';
import { WORKERS_PERMITS } from '../../model/permit-standing.copy.js';
import { RegistrationCalendar } from '../../model/registration-calendar.part.js';

const LOOK_EVERY_MS = 60_000;

/** Turns approved registrations active on their first day once their permit is issued, and ends those whose contract is over: at the event, and by looking each minute. */
@Injectable()
export class ActivateRegistrations {
  constructor(private readonly calendar: RegistrationCalendar) {}

  async hear(tx: Transaction, permit: PermitChanged): Promise<void> {
    const { registrationId } = permit;
    if (registrationId == null) return;
    await WORKERS_PERMITS.keep(tx, { ...permit, registrationId });
    await this.calendar.turnActive(tx, registrationId);
  }

  /** The copy alone is taken back; a registration that has turned active stays what it is until its permit is told anew. */
  forget(tx: Transaction, permitId: string): Promise<void> {
    return WORKERS_PERMITS.forget(tx, permitId);
  }

  /** One look at the calendar. */
  @Every(LOOK_EVERY_MS)
  look(): Promise<void> {
    return this.calendar.turnAll();
  }
}
