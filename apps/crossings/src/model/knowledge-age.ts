import { Injectable } from '@nestjs/common';
import { EMPLOYER_CHANGED, GATE_PUBLISHED, PERMIT_CHANGED, REGISTRATION_CHANGED } from '@gatebook/contracts';
import { Freshness } from '@gatebook/service-kit';
import type { KnownFacts } from './facts.store.js';

/** How old what an answer rests on is, and whether something about it is known to be missing. */
export interface KnowledgeState {
  readonly ageSeconds: number;
  readonly isMissing: boolean;
}

/** How old what an answer rests on is: gates, notices, rulebooks and keys whole, of the others what it is about. */
@Injectable()
export class KnowledgeAge {
  constructor(private readonly freshness: Freshness) {}

  /** Where no permit is known the one asked about may be among those that could not be taken in: then all of them count. */
  of(now: Date, gateId: string, { permits }: Pick<KnownFacts, 'permits'>): KnowledgeState {
    const about = [
      { kind: PERMIT_CHANGED, aggregateIds: permits.map(({ standing }) => standing.permitId) },
      { kind: REGISTRATION_CHANGED, aggregateIds: permits.flatMap(({ standing }) => standing.registrationId ?? []) },
      { kind: EMPLOYER_CHANGED, aggregateIds: permits.flatMap(({ employerId }) => employerId ?? []) },
    ];
    return {
      ageSeconds: permits.length === 0 ? this.freshness.ageSeconds(now) : this.freshness.ageSeconds(now, about),
      isMissing: this.freshness.isMissing([...about, { kind: GATE_PUBLISHED, aggregateIds: [gateId] }]),
    };
  }
}
