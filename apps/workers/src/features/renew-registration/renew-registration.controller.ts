import { Controller } from '@nestjs/common';
import { RENEW_REGISTRATION, type Asked, type Registration, type RenewRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { RenewRegistrationUseCase } from './renew-registration.js';

@Controller()
export class RenewRegistrationController {
  constructor(private readonly useCase: RenewRegistrationUseCase) {}

  @Answers(RENEW_REGISTRATION)
  async handle(@Payload() asked: Asked<RenewRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
