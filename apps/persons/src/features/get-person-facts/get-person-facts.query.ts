import { Answers, Feature } from '@gatebook/service-kit';
import { Problem, GET_PERSON_FACTS, type Asked, type OnePerson, type PersonFacts } from '@gatebook/contracts';
import { AccessLog } from '../../model/access-log.part.js';
import { birthYearOf } from '../../model/identity-data.types.js';
import { PersonStore } from '../../model/person.store.js';

/** Coded facts of one person for another service's record: no name, no number. */
@Feature()
export class GetPersonFactsQuery {
  constructor(
    private readonly persons: PersonStore,
    private readonly accessLog: AccessLog,
  ) {}

  @Answers(GET_PERSON_FACTS)
  async execute(asked: Asked<OnePerson>): Promise<PersonFacts> {
    const person = await this.persons.find(asked.body.personId);
    if (person === null) throw new Problem('NOT_FOUND');
    const { personId, version, facts, identity } = person;
    await this.accessLog.add(asked, 'facts', [personId]);
    return { personId, version, ...facts, birthDate: identity.birthDate, birthYear: birthYearOf(identity.birthDate) };
  }
}
