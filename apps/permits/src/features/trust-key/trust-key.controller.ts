import { Controller } from '@nestjs/common';
import { TRUST_KEY, type Asked, type TrustedKeyEntry, type TrustedKeyKept } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { TrustKeyUseCase } from './trust-key.js';

@Controller()
export class TrustKeyController {
  constructor(private readonly trustKey: TrustKeyUseCase) {}

  @Answers(TRUST_KEY)
  handle(@Payload() asked: Asked<TrustedKeyEntry>): Promise<TrustedKeyKept> {
    return this.trustKey.execute(asked);
  }
}
