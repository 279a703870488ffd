import { Controller } from '@nestjs/common';
import { AMEND_PERSON, type AmendedPerson, type AmendPerson, type Asked } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { AmendPersonUseCase } from './amend-person.js';

@Controller()
export class AmendPersonController {
  constructor(private readonly amend: AmendPersonUseCase) {}

  @Answers(AMEND_PERSON)
  async handle(@Payload() asked: Asked<AmendPerson>): Promise<Reply<AmendedPerson>> {
    const amended = await this.amend.execute(asked);
    return new Reply(amended, { version: amended.version });
  }
}
