import { Controller } from '@nestjs/common';
import { END_AGREEMENT, type Asked, type Agreement, type EndAgreement } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { EndAgreementUseCase } from './end-agreement.js';

@Controller()
export class EndAgreementController {
  constructor(private readonly useCase: EndAgreementUseCase) {}

  @Answers(END_AGREEMENT)
  handle(@Payload() asked: Asked<EndAgreement>): Promise<Agreement> {
    return this.useCase.execute(asked);
  }
}
