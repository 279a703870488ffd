import { Controller } from '@nestjs/common';
import { VERIFY_ACCESS, type PresentedAccess, type Asked, type VerifiedAccess } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { VerifyAccessQuery } from './verify-access.query.js';

@Controller()
export class VerifyAccessController {
  constructor(private readonly verifyAccess: VerifyAccessQuery) {}

  @Answers(VERIFY_ACCESS)
  handle(@Payload() asked: Asked<PresentedAccess>): Promise<VerifiedAccess> {
    return this.verifyAccess.execute(asked);
  }
}
