import { Controller } from '@nestjs/common';
import { EXTEND_PERMIT, type Asked, type ExtendPermit, type Permit } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { ExtendPermitUseCase } from './extend-permit.js';

@Controller()
export class ExtendPermitController {
  constructor(private readonly extendPermit: ExtendPermitUseCase) {}

  @Answers(EXTEND_PERMIT)
  handle(@Payload() asked: Asked<ExtendPermit>): Promise<Reply<Permit>> {
    return this.extendPermit.execute(asked);
  }
}
