import { Controller } from '@nestjs/common';
import { GET_PERSON_CARD, type Asked, type OnePerson, type PersonCard } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { GetPersonCardQuery } from './get-person-card.query.js';

@Controller()
export class GetPersonCardController {
  constructor(private readonly query: GetPersonCardQuery) {}

  @Answers(GET_PERSON_CARD)
  handle(@Payload() asked: Asked<OnePerson>): Promise<PersonCard> {
    return this.query.execute(asked);
  }
}
