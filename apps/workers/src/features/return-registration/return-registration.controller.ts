import { Controller } from '@nestjs/common';
import { RETURN_REGISTRATION, type Asked, type Registration, type ReasonedDecision } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { ReturnRegistrationUseCase } from './return-registration.js';

@Controller()
export class ReturnRegistrationController {
  constructor(private readonly useCase: ReturnRegistrationUseCase) {}

  @Answers(RETURN_REGISTRATION)
  async handle(@Payload() asked: Asked<ReasonedDecision>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
