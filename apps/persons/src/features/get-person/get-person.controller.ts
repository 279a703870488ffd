import { Controller } from '@nestjs/common';
import { GET_PERSON, type Asked, type OnePerson, type Person } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { GetPersonQuery } from './get-person.query.js';

@Controller()
export class GetPersonController {
  constructor(private readonly query: GetPersonQuery) {}

  @Answers(GET_PERSON)
  async handle(@Payload() asked: Asked<OnePerson>): Promise<Reply<Person>> {
    const person = await this.query.execute(asked);
    return new Reply(person, { version: person.version });
  }
}
