import { Controller } from '@nestjs/common';
import { GET_PERSON_FACTS, type Asked, type OnePerson, type PersonFacts } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { GetPersonFactsQuery } from './get-person-facts.query.js';

@Controller()
export class GetPersonFactsController {
  constructor(private readonly query: GetPersonFactsQuery) {}

  @Answers(GET_PERSON_FACTS)
  handle(@Payload() asked: Asked<OnePerson>): Promise<PersonFacts> {
    return this.query.execute(asked);
  }
}
