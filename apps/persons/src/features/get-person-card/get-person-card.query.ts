import { Answers, Feature } from '@gatebook/service-kit';
import { Problem, GET_PERSON_CARD, type Asked, type OnePerson, type PersonCard } from '@gatebook/contracts';
import { AccessLog } from '../../model/access-log.part.js';
import { bestDocument } from '../../model/best-document.rules.js';
import { latinNameOf, ownScriptNameOf } from '../../model/person-names.rules.js';
import { PersonStore } from '../../model/person.store.js';
import { Today } from '../../model/today.part.js';

/** What a gate officer sees of a person, and what is signed into a permit. */
@Feature()
export class GetPersonCardQuery {
  constructor(
    private readonly persons: PersonStore,
    private readonly accessLog: AccessLog,
    private readonly today: Today,
  ) {}

  @Answers(GET_PERSON_CARD)
  async execute(asked: Asked<OnePerson>): Promise<PersonCard> {
    const person = await this.persons.find(asked.body.personId);
    if (person === null) throw new Problem('NOT_FOUND');
    const { personId, facts, identity } = person;
    await this.accessLog.add(asked, 'card', [personId], 'gate-check');
    return {
      personId,
      latinName: latinNameOf(identity.names),
      ownScriptName: ownScriptNameOf(identity.names),
      birthDate: identity.birthDate,
      sex: facts.sex,
      nationality: facts.nationality,
      document: bestDocument(identity.documents, this.today.day()),
    };
  }
}
