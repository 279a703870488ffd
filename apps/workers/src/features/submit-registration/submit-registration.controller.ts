import { Controller } from '@nestjs/common';
import { SUBMIT_REGISTRATION, type Asked, type Registration, type OneRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { SubmitRegistrationUseCase } from './submit-registration.js';

@Controller()
export class SubmitRegistrationController {
  constructor(private readonly useCase: SubmitRegistrationUseCase) {}

  @Answers(SUBMIT_REGISTRATION)
  async handle(@Payload() asked: Asked<OneRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
