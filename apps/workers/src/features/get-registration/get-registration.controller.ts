import { Controller } from '@nestjs/common';
import { GET_REGISTRATION, type Asked, type Registration, type OneRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { GetRegistrationQuery } from './get-registration.query.js';

@Controller()
export class GetRegistrationController {
  constructor(private readonly query: GetRegistrationQuery) {}

  @Answers(GET_REGISTRATION)
  async handle(@Payload() asked: Asked<OneRegistration>): Promise<Reply<Registration>> {
    const answer = await this.query.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
