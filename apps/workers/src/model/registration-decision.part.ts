import { Injectable } from '@nestjs/common';
import { Problem, refuseUnlessSeen, type Asked, type Registration } from '@gatebook/contracts';
import { brokenConstraint, Clock, type Transaction } from '@gatebook/service-kit';
import { ownOffice } from './office-scope.part.js';
import type { KnownRegistration, RegistrationRow } from './registration.types.js';
import { registrationAnswer } from './registration-answer.rules.js';
import { statusAfter, type RegistrationAction } from './registration-status.rules.js';
import { RegistrationStore } from './registration.store.js';
import { RegistrationPublisher } from './registration-publisher.part.js';

/** What a decision changes beside the status. */
export type RegistrationChange = Partial<Omit<RegistrationRow, 'registrationId' | 'version' | 'number' | 'officeId' | 'status'>>;

/** What belongs to one decision alone. */
export type DecisionSteps = (tx: Transaction, registration: KnownRegistration) => Promise<RegistrationChange>;

/** The steps that every decision about one registration shares. */
@Injectable()
export class RegistrationDecision {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly publisher: RegistrationPublisher,
    private readonly clock: Clock,
  ) {}

  /** Locks the registration, looks whether its status allows the action, lets `steps` do what belongs to it, keeps and tells. */
  async decide(
    tx: Transaction,
    asked: Asked<{ readonly registrationId: string }>,
    action: RegistrationAction,
    steps: DecisionSteps,
  ): Promise<Registration> {
    const office = ownOffice(asked.actor);
    const earlier = await this.registrations.findForUpdate(tx, asked.body.registrationId, office);
    if (earlier === null) throw new Problem('NOT_FOUND');
    refuseUnlessSeen(asked, earlier.version);
    const status = statusAfter(earlier.status, action);
    if (status === null) throw new Problem('REGISTRATION_STATUS', { currentStatus: earlier.status });
    const change = await steps(tx, earlier);
    const later = { ...earlier, ...change, status, version: earlier.version + 1, changedAt: this.clock.now() };
    await oneLive(() => this.registrations.update(tx, later));
    const kept = await this.registrations.find(tx, earlier.registrationId, office);
    if (kept === null) throw new Error(`registration ${earlier.registrationId} is gone after its change`);
    await this.publisher.note(tx, asked, action, kept);
    return registrationAnswer(kept);
  }
}

const ONE_LIVE = ['registration_one_live', 'registration_one_successor'];

/** Which of a worker's registrations were first the database decides, over all offices; the later is told no more than that. */
async function oneLive(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (ONE_LIVE.some((name) => name === brokenConstraint(error))) throw new Problem('REGISTRATION_OVERLAPS');
    throw error;
  }
}
