import { Controller } from '@nestjs/common';
import { GET_EMPLOYER, type Asked, type Employer, type OneEmployer } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { GetEmployerQuery } from './get-employer.query.js';

@Controller()
export class GetEmployerController {
  constructor(private readonly query: GetEmployerQuery) {}

  @Answers(GET_EMPLOYER)
  async handle(@Payload() asked: Asked<OneEmployer>): Promise<Reply<Employer>> {
    const answer = await this.query.execute(asked);
    return new Reply(answer, { version: answer.version });
  }
}
