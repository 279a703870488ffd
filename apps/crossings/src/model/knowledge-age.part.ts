import { Injectable } from '@nestjs/common';
import {
  EMPLOYER_CHANGED,
  GATE_PUBLISHED,
  GATE_STATUS_CHANGED,
  PERMIT_CHANGED,
  REGISTRATION_CHANGED,
  RULEBOOK_IN_FORCE,
  TRUST_LIST_PUBLISHED,
} from '@gatebook/contracts';
import type { CredentialReading } from '@gatebook/credential';
import type { Gate } from '@gatebook/reference-data';
import { ANYTHING, Freshness } from '@gatebook/service-kit';
import type { KnownFacts } from './facts.store.js';
import type { Knowledge } from './knowledge.store.js';

/** How old what an answer rests on is, and whether something about it is known to be missing. */
export interface KnowledgeState {
  readonly ageSeconds: number;
  readonly isMissing: boolean;
}

/** What an answer rests on. */
interface RestsOn {
  readonly gate: Gate;
  readonly knowledge: Pick<Knowledge, 'rulebooks'>;
  readonly facts: Pick<KnownFacts, 'permits'>;
  /** Of the permit shown; null where something else was. */
  readonly permitNumber: string | null;
  readonly reading: CredentialReading | null;
}

/** How old what an answer rests on is: gates, notices, rulebooks and keys whole, of the others what it is about. */
@Injectable()
export class KnowledgeAge {
  constructor(private readonly freshness: Freshness) {}

  /** Where no permit is known the one asked about may be among those that could not be taken in: then all of them count. */
  of(now: Date, { gate, knowledge, facts: { permits }, permitNumber, reading }: RestsOn): KnowledgeState {
    const gateIds = [gate.id, ...(gate.parent === null ? [] : [gate.parent])];
    const permitIds = permits.map(({ standing }) => standing.permitId);
    const about = [
      { kind: PERMIT_CHANGED, aggregateIds: permitIds },
      { kind: REGISTRATION_CHANGED, aggregateIds: permits.flatMap(({ standing }) => standing.registrationId ?? []) },
      { kind: EMPLOYER_CHANGED, aggregateIds: permits.flatMap(({ employerId }) => employerId ?? []) },
    ];
    const corridors = knowledge.rulebooks.filter(({ corridorGates }) => corridorGates.gateIds.some((id) => gateIds.includes(id)));
    return {
      ageSeconds: permits.length === 0 ? this.freshness.ageSeconds(now) : this.freshness.ageSeconds(now, about),
      isMissing: this.freshness.isMissing([
        ...about,
        { kind: PERMIT_CHANGED, aggregateIds: permits.length === 0 && permitNumber !== null ? [ANYTHING] : [] },
        { kind: TRUST_LIST_PUBLISHED, aggregateIds: reading === null ? [] : [ANYTHING] },
        { kind: RULEBOOK_IN_FORCE, aggregateIds: corridors.map(({ corridorId }) => corridorId) },
        { kind: GATE_PUBLISHED, aggregateIds: gateIds },
        { kind: GATE_STATUS_CHANGED, aggregateIds: gateIds },
      ]),
    };
  }
}
