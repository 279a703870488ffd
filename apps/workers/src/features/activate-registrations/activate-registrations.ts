import { Injectable } from '@nestjs/common';
import type { PermitChanged } from '@gatebook/contracts';
import { Every, type Transaction } from '@gatebook/service-kit';
import { PermitStandingStore } from '../../model/permit-standing.store.js';
import { RegistrationCalendar } from '../../model/registration-calendar.js';

const LOOK_EVERY_MS = 60_000;

/** Turns approved registrations active on their first day once their permit is issued, and ends those whose contract is over: at the event, and by looking each minute. */
@Injectable()
export class ActivateRegistrations {
  constructor(
    private readonly standings: PermitStandingStore,
    private readonly calendar: RegistrationCalendar,
  ) {}

  async hear(tx: Transaction, permit: PermitChanged): Promise<void> {
    if (permit.registrationId == null) return;
    await this.standings.keep(tx, permit.registrationId, permit);
    await this.calendar.turnActive(tx, permit.registrationId);
  }

  /** The copy alone is taken back; a registration that has turned active stays what it is until its permit is told anew. */
  forget(tx: Transaction, permitId: string): Promise<void> {
    return this.standings.forget(tx, permitId);
  }

  /** One look at the calendar. */
  @Every(LOOK_EVERY_MS)
  look(): Promise<void> {
    return this.calendar.turnAll();
  }
}
