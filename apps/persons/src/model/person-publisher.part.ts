import { Injectable } from '@nestjs/common';
import { PERSON_CHANGED, type Asked, type KeptDecision, type PersonChanged } from '@gatebook/contracts';
import { Audit, Outbox, type Transaction } from '@gatebook/service-kit';
import { birthYearOf, type CodedFacts, type IdentityData } from './identity-data.types.js';

/** What every change of a person leaves beside the record: an audit entry and the event. */
@Injectable()
export class PersonPublisher {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async note(
    tx: Transaction,
    asked: Asked,
    action: string,
    person: { personId: string; version: number; facts: CodedFacts; identity: IdentityData },
    now: Date,
    decisions: readonly KeptDecision[] = [],
  ): Promise<void> {
    const { personId, version, facts, identity } = person;
    await this.audit.add(tx, asked, { action, thingKind: 'person', thingId: personId, details: { version } });
    const decided = decisions.map(({ question, answer }) => ({
      action: 'decide-about-person',
      thingKind: 'person',
      thingId: personId,
      details: { question, answer, version },
    }));
    await this.audit.add(tx, asked, ...decided);
    const body: PersonChanged = { personId, version, ...facts, birthYear: birthYearOf(identity.birthDate) };
    await this.outbox.add(tx, PERSON_CHANGED, { aggregateId: personId, occurredAt: now, traceId: asked.traceId, body });
  }
}
