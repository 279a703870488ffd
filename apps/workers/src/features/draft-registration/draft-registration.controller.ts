import { Controller } from '@nestjs/common';
import { DRAFT_REGISTRATION, type Asked, type Registration, type DraftRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { DraftRegistrationUseCase } from './draft-registration.js';

@Controller()
export class DraftRegistrationController {
  constructor(private readonly useCase: DraftRegistrationUseCase) {}

  @Answers(DRAFT_REGISTRATION)
  async handle(@Payload() asked: Asked<DraftRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
