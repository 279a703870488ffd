import { Injectable } from '@nestjs/common';
import { EMPLOYER_CHANGED, type Asked, type Employer } from '@gatebook/contracts';
import { Audit, Outbox, type Transaction } from '@gatebook/service-kit';

/** What every change of an employer leaves beside it: an audit entry and the event. */
@Injectable()
export class EmployerPublisher {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async note(tx: Transaction, asked: Asked, action: string, { employerId, version, status }: Employer, now: Date): Promise<void> {
    await this.audit.add(tx, asked, { action, thingKind: 'employer', thingId: employerId, details: { version, status } });
    await this.outbox.add(tx, EMPLOYER_CHANGED, {
      aggregateId: employerId,
      occurredAt: now,
      traceId: asked.traceId,
      body: { employerId, version, status, changedAt: now.toISOString() },
    });
  }
}
