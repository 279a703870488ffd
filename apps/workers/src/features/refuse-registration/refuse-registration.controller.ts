import { Controller } from '@nestjs/common';
import { REFUSE_REGISTRATION, type Asked, type Registration, type ReasonedDecision } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { RefuseRegistrationUseCase } from './refuse-registration.js';

@Controller()
export class RefuseRegistrationController {
  constructor(private readonly useCase: RefuseRegistrationUseCase) {}

  @Answers(REFUSE_REGISTRATION)
  async handle(@Payload() asked: Asked<ReasonedDecision>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
