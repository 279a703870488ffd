import { Controller } from '@nestjs/common';
import { APPROVE_REGISTRATION, type Asked, type Registration, type OneRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { ApproveRegistrationUseCase } from './approve-registration.js';

@Controller()
export class ApproveRegistrationController {
  constructor(private readonly useCase: ApproveRegistrationUseCase) {}

  @Answers(APPROVE_REGISTRATION)
  async handle(@Payload() asked: Asked<OneRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
