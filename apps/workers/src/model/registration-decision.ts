import { Injectable } from '@nestjs/common';
import { Problem, refuseUnlessSeen, type Asked, type Registration } from '@gatebook/contracts';
import { brokenConstraint, Clock, Database } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { ownOffice } from './office-scope.js';
import type { KnownRegistration, RegistrationRow } from './registration.js';
import { registrationAnswer } from './registration-answer.rules.js';
import { statusAfter, type RegistrationAction } from './registration-status.rules.js';
import { RegistrationStore } from './registration.store.js';
import { RegistrationWritten } from './registration-written.js';

/** What a decision changes beside the status. */
export type RegistrationChange = Partial<Omit<RegistrationRow, 'registrationId' | 'version' | 'number' | 'officeId' | 'status'>>;

/** The steps that every decision about one registration shares, in one transaction. */
@Injectable()
export class RegistrationDecision {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly written: RegistrationWritten,
    private readonly clock: Clock,
  ) {}

  /** Locks the registration, looks whether its status allows the action, lets `steps` do what belongs to it, keeps and tells. */
  async decide(
    asked: Asked<{ readonly registrationId: string }>,
    subject: string,
    action: RegistrationAction,
    steps: (tx: EntityManager, registration: KnownRegistration) => Promise<RegistrationChange> = async () => ({}),
  ): Promise<Registration> {
    const office = ownOffice(asked.actor);
    return oneLive(() =>
      this.database.change(asked, subject, async (tx) => {
        const earlier = await this.registrations.lock(tx, asked.body.registrationId, office);
        if (earlier === null) throw new Problem('NOT_FOUND');
        refuseUnlessSeen(asked, earlier.version);
        const status = statusAfter(earlier.status, action);
        if (status === null) throw new Problem('REGISTRATION_STATUS', { currentStatus: earlier.status });
        const change = await steps(tx, earlier);
        await this.registrations.update(tx, { ...earlier, ...change, status, version: earlier.version + 1, changedAt: this.clock.now() });
        const kept = await this.registrations.find(tx, earlier.registrationId, office);
        if (kept === null) throw new Error(`registration ${earlier.registrationId} is gone after its change`);
        await this.written.note(tx, asked, action, kept);
        return registrationAnswer(kept);
      }),
    );
  }
}

const ONE_LIVE = ['registration_one_live', 'registration_one_successor'];

/** Which of a worker's registrations were first the database decides, over all offices; the later is told no more than that. */
async function oneLive(change: () => Promise<Registration>): Promise<Registration> {
  try {
    return await change();
  } catch (error) {
    if (ONE_LIVE.some((name) => name === brokenConstraint(error))) throw new Problem('REGISTRATION_OVERLAPS');
    throw error;
  }
}
