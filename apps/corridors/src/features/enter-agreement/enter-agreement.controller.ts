import { Controller } from '@nestjs/common';
import { ENTER_AGREEMENT, type Agreement, type Asked, type EnterAgreement } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { EnterAgreementUseCase } from './enter-agreement.js';

@Controller()
export class EnterAgreementController {
  constructor(private readonly enterAgreement: EnterAgreementUseCase) {}

  @Answers(ENTER_AGREEMENT)
  handle(@Payload() asked: Asked<EnterAgreement>): Promise<Agreement> {
    return this.enterAgreement.execute(asked);
  }
}
