import { Answers, Feature } from '@gatebook/service-kit';
import { Problem, GET_PERSON, type Asked, type OnePerson, type Person } from '@gatebook/contracts';
import { AccessLog } from '../../model/access-log.part.js';
import { PersonStore } from '../../model/person.store.js';

/** A person's whole record; the reading is in the access log before the answer goes out. */
@Feature()
export class GetPersonQuery {
  constructor(
    private readonly persons: PersonStore,
    private readonly accessLog: AccessLog,
  ) {}

  @Answers(GET_PERSON)
  async execute(asked: Asked<OnePerson>): Promise<Person> {
    const person = await this.persons.find(asked.body.personId);
    if (person === null) throw new Problem('NOT_FOUND');
    const { personId, version, facts, identity } = person;
    await this.accessLog.add(asked, 'record', [personId]);
    return { personId, version, ...facts, ...identity };
  }
}
