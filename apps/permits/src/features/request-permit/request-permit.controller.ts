import { Controller } from '@nestjs/common';
import { REQUEST_PERMIT, type Asked, type Permit, type RequestPermit } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { RequestPermitUseCase } from './request-permit.js';

@Controller()
export class RequestPermitController {
  constructor(private readonly requestPermit: RequestPermitUseCase) {}

  @Answers(REQUEST_PERMIT)
  handle(@Payload() asked: Asked<RequestPermit>): Promise<Reply<Permit>> {
    return this.requestPermit.execute(asked);
  }
}
