import { Injectable } from '@nestjs/common';
import { EMPLOYER_CHANGED, PERMIT_CHANGED, REGISTRATION_CHANGED } from '@gatebook/contracts';
import { Freshness } from '@gatebook/service-kit';
import type { KnownFacts } from './facts.store.js';

/** How old what an answer rests on is: gates, notices, rulebooks and keys whole, of the others what it is about. */
@Injectable()
export class KnowledgeAge {
  constructor(private readonly freshness: Freshness) {}

  /** Where no permit is known the one asked about may be among those that could not be taken in: then all of them count. */
  of(now: Date, { permits }: Pick<KnownFacts, 'permits'>): number {
    if (permits.length === 0) return this.freshness.ageSeconds(now);
    return this.freshness.ageSeconds(now, [
      { kind: PERMIT_CHANGED, aggregateIds: permits.map(({ standing }) => standing.permitId) },
      { kind: REGISTRATION_CHANGED, aggregateIds: permits.flatMap(({ standing }) => standing.registrationId ?? []) },
      { kind: EMPLOYER_CHANGED, aggregateIds: permits.flatMap(({ employerId }) => employerId ?? []) },
    ]);
  }
}
