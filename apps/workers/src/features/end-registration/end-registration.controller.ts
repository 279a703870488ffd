import { Controller } from '@nestjs/common';
import { END_REGISTRATION, type Asked, type Registration, type ReasonedDecision } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { EndRegistrationUseCase } from './end-registration.js';

@Controller()
export class EndRegistrationController {
  constructor(private readonly useCase: EndRegistrationUseCase) {}

  @Answers(END_REGISTRATION)
  async handle(@Payload() asked: Asked<ReasonedDecision>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
