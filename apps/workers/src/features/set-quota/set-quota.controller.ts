import { Controller } from '@nestjs/common';
import { SET_QUOTA, type Asked, type QuotaLineStanding, type SetQuota } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { SetQuotaUseCase } from './set-quota.js';

@Controller()
export class SetQuotaController {
  constructor(private readonly useCase: SetQuotaUseCase) {}

  @Answers(SET_QUOTA)
  async handle(@Payload() asked: Asked<SetQuota>): Promise<Reply<readonly QuotaLineStanding[]>> {
    const { version, lines } = await this.useCase.execute(asked);
    return new Reply(lines, { version });
  }
}
