import { Controller } from '@nestjs/common';
import { CHECK, type Asked, type CheckAnswer, type IdentifiedCheck } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { CheckAtGateUseCase } from './check-at-gate.js';

@Controller()
export class CheckAtGateController {
  constructor(private readonly checkAtGate: CheckAtGateUseCase) {}

  @Answers(CHECK)
  handle(@Payload() asked: Asked<IdentifiedCheck>): Promise<CheckAnswer> {
    return this.checkAtGate.execute(asked);
  }
}
