import type { PossibleDuplicate } from '@gatebook/contracts';
import {
  comparePeople,
  preparePerson,
  type Comparison,
  type LinkagePerson,
  type PersonModel,
  type PreparedPerson,
} from '@gatebook/linkage';
import type { CodedFacts, IdentityData } from './identity-data.types.js';

/** Somebody who shares a document or a blocking key with the person in question. */
export interface Candidate {
  readonly personId: string;
  readonly sharesDocument: boolean;
  readonly prepared: PreparedPerson;
}

/** A record as it is compared. */
export function preparedOf(facts: CodedFacts, { names, birthDate, phone, documents }: IdentityData): PreparedPerson {
  const { sex, nationality, homeTerritory } = facts;
  const person: LinkagePerson = { names, birthDate, phone, documents, sex, nationality, homeTerritory };
  return preparePerson(person);
}

/** A candidate as judged. */
export interface Judged<C extends Candidate> {
  readonly candidate: C;
  readonly decision: Comparison['decision'];
  readonly duplicate: PossibleDuplicate;
}

/**
 * Candidates in the order an officer is to see them: whoever shares a document first (twins and listed children do, so an
 * officer decides), then the likeliest.
 */
export function judge<C extends Candidate>(wanted: PreparedPerson, candidates: readonly C[], model: PersonModel): readonly Judged<C>[] {
  return candidates
    .map((candidate) => ({ candidate, ...comparePeople(wanted, candidate.prepared, model) }))
    .sort(
      (a, b) =>
        Number(b.candidate.sharesDocument) - Number(a.candidate.sharesDocument) ||
        b.weight - a.weight ||
        (a.candidate.personId < b.candidate.personId ? -1 : 1),
    )
    .map(({ candidate, decision, probability, because }) => ({
      candidate,
      decision,
      duplicate: { personId: candidate.personId, probability, because: [...because] },
    }));
}

/** Whether somebody may be the person in question: the model says so, or at least a document does. */
export function mayBeSame({ candidate, decision }: Judged<Candidate>): boolean {
  return candidate.sharesDocument || decision !== 'different';
}
