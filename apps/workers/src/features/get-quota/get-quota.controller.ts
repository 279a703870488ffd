import { Controller } from '@nestjs/common';
import { GET_QUOTA, type Asked, type OneQuota, type QuotaLineStanding } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { GetQuotaQuery } from './get-quota.query.js';

@Controller()
export class GetQuotaController {
  constructor(private readonly query: GetQuotaQuery) {}

  @Answers(GET_QUOTA)
  async handle(@Payload() asked: Asked<OneQuota>): Promise<Reply<readonly QuotaLineStanding[]>> {
    const { version, lines } = await this.query.execute(asked);
    return new Reply(lines, { version });
  }
}
