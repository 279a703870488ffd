import { Controller } from '@nestjs/common';
import { ENTER_EMPLOYER, type Asked, type Employer, type EnterEmployer } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { EnterEmployerUseCase } from './enter-employer.js';

@Controller()
export class EnterEmployerController {
  constructor(private readonly useCase: EnterEmployerUseCase) {}

  @Answers(ENTER_EMPLOYER)
  async handle(@Payload() asked: Asked<EnterEmployer>): Promise<Reply<Employer>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
