import type { AmendPerson } from '@gatebook/contracts';
import type { CodedFacts, IdentityData } from './identity-data.types.js';
import { tidyNames } from './person-names.rules.js';
import type { PersonWanted } from './person.rules.js';

/** The record with what was given in place of what was there: absent leaves a field, `null` takes it out. */
export function amended(
  { facts, identity }: { readonly facts: CodedFacts; readonly identity: IdentityData },
  change: AmendPerson,
): PersonWanted & Pick<IdentityData, 'homeAddress' | 'phone'> {
  return {
    names: change.names === undefined ? identity.names : tidyNames(change.names),
    sex: change.sex ?? facts.sex,
    birthDate: change.birthDate ?? identity.birthDate,
    nationality: change.nationality ?? facts.nationality,
    documents: change.documents ?? identity.documents,
    homeTerritory: changed(facts.homeTerritory, change.homeTerritory),
    homeAddress: changed(identity.homeAddress, change.homeAddress),
    phone: changed(identity.phone, change.phone),
  };
}

function changed(before: string | undefined, given: string | null | undefined): string | undefined {
  return given === undefined ? before : (given ?? undefined);
}
