import { Controller } from '@nestjs/common';
import { REINSTATE_REGISTRATION, type Asked, type Registration, type OneRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { ReinstateRegistrationUseCase } from './reinstate-registration.js';

@Controller()
export class ReinstateRegistrationController {
  constructor(private readonly useCase: ReinstateRegistrationUseCase) {}

  @Answers(REINSTATE_REGISTRATION)
  async handle(@Payload() asked: Asked<OneRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
