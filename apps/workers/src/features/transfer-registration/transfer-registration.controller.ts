import { Controller } from '@nestjs/common';
import { TRANSFER_REGISTRATION, type Asked, type Registration, type TransferRegistration } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { TransferRegistrationUseCase } from './transfer-registration.js';

@Controller()
export class TransferRegistrationController {
  constructor(private readonly useCase: TransferRegistrationUseCase) {}

  @Answers(TRANSFER_REGISTRATION)
  async handle(@Payload() asked: Asked<TransferRegistration>): Promise<Reply<Registration>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
