import { Controller } from '@nestjs/common';
import { AMEND_REGISTRATION, type Asked, type Registration, type AmendRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { AmendRegistrationUseCase } from './amend-registration.js';

@Controller()
export class AmendRegistrationController {
  constructor(private readonly useCase: AmendRegistrationUseCase) {}

  @Answers(AMEND_REGISTRATION)
  async handle(@Payload() asked: Asked<AmendRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
