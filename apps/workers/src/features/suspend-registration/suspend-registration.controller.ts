import { Controller } from '@nestjs/common';
import { SUSPEND_REGISTRATION, type Asked, type Registration, type ReasonedDecision } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { SuspendRegistrationUseCase } from './suspend-registration.js';

@Controller()
export class SuspendRegistrationController {
  constructor(private readonly useCase: SuspendRegistrationUseCase) {}

  @Answers(SUSPEND_REGISTRATION)
  async handle(@Payload() asked: Asked<ReasonedDecision>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
