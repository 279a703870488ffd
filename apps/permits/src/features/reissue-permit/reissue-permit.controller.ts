import { Controller } from '@nestjs/common';
import { REISSUE_PERMIT, type Asked, type DecideOnPermit, type Permit } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { ReissuePermitUseCase } from './reissue-permit.js';

@Controller()
export class ReissuePermitController {
  constructor(private readonly useCase: ReissuePermitUseCase) {}

  @Answers(REISSUE_PERMIT)
  handle(@Payload() asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.useCase.execute(asked);
  }
}
