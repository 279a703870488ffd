import { Injectable } from '@nestjs/common';
import { REGISTRATION_CHANGED, type Asked } from '@gatebook/contracts';
import { Audit, Outbox, type Transaction } from '@gatebook/service-kit';
import type { KnownRegistration } from './registration.types.js';
import { registrationChanged } from './registration-answer.rules.js';

/** What every change of a registration leaves beside it: an audit entry and the event. */
@Injectable()
export class RegistrationPublisher {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async note(
    tx: Transaction,
    asked: Pick<Asked, 'actor' | 'traceId' | 'purpose' | 'caseReference'>,
    action: string,
    registration: KnownRegistration,
  ): Promise<void> {
    const { registrationId, version, status, changedAt } = registration;
    await this.audit.add(tx, asked, {
      action: `${action}-registration`,
      thingKind: 'registration',
      thingId: registrationId,
      details: { version, status },
    });
    await this.outbox.add(tx, REGISTRATION_CHANGED, {
      aggregateId: registrationId,
      occurredAt: changedAt,
      traceId: asked.traceId,
      body: registrationChanged(registration),
    });
  }
}
