import { Controller } from '@nestjs/common';
import { AMEND_EMPLOYER, type Asked, type Employer, type AmendEmployer } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { AmendEmployerUseCase } from './amend-employer.js';

@Controller()
export class AmendEmployerController {
  constructor(private readonly useCase: AmendEmployerUseCase) {}

  @Answers(AMEND_EMPLOYER)
  async handle(@Payload() asked: Asked<AmendEmployer>): Promise<Reply<Employer>> {
    const answer = await this.useCase.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
