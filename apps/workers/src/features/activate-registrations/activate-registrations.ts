import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { PermitChanged } from '@gatebook/contracts';
import { Log } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { PermitStandingStore } from '../../model/permit-standing.store.js';
import { RegistrationCalendar } from '../../model/registration-calendar.js';

const LOOK_EVERY_MS = 60_000;

/** Turns approved registrations active on their first day once their permit is issued, and ends those whose contract is over: at the event, and by looking each minute. */
@Injectable()
export class ActivateRegistrations implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private looking = false;

  constructor(
    private readonly standings: PermitStandingStore,
    private readonly calendar: RegistrationCalendar,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  async hear(tx: EntityManager, permit: PermitChanged): Promise<void> {
    if (permit.registrationId == null) return;
    await this.standings.keep(tx, permit.registrationId, permit);
    await this.calendar.turnActive(tx, permit.registrationId);
  }

  /** The copy alone is taken back; a registration that has turned active stays what it is until its permit is told anew. */
  forget(tx: EntityManager, permitId: string): Promise<void> {
    return this.standings.forget(tx, permitId);
  }

  /** One look at the calendar; while one is under way another is not begun. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.calendar.turnAll();
    } catch (error) {
      this.log.error('looking at the calendar failed, tries again', error);
    } finally {
      this.looking = false;
    }
  }
}
