import { Controller } from '@nestjs/common';
import { CONFIRM_SIDE_KEY, type Asked, type OneSideKey, type SideKeyKept } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ConfirmSideKeyUseCase } from './confirm-side-key.js';

@Controller()
export class ConfirmSideKeyController {
  constructor(private readonly useCase: ConfirmSideKeyUseCase) {}

  @Answers(CONFIRM_SIDE_KEY)
  handle(@Payload() asked: Asked<OneSideKey>): Promise<SideKeyKept> {
    return this.useCase.execute(asked);
  }
}
