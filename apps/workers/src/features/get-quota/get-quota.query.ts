import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type OneQuota, type QuotaLineStanding } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { AgreementStore } from '../../model/agreement.store.js';
import { QuotaStore } from '../../model/quota.store.js';
import { quotaAnswer } from '../../model/quota.rules.js';

/** The quota of an agreement with what is reserved, used and free; empty where none is set. */
@Injectable()
export class GetQuotaQuery {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
    private readonly quotas: QuotaStore,
  ) {}

  async execute(asked: Asked<OneQuota>): Promise<{ readonly version: number; readonly lines: readonly QuotaLineStanding[] }> {
    const { agreementId } = asked.body;
    return this.database.read(asked, async (tx) => {
      if ((await this.agreements.find(tx, agreementId)) === null) throw new Problem('NOT_FOUND');
      return { version: await this.quotas.version(tx, agreementId), lines: quotaAnswer(await this.quotas.lines(tx, agreementId)) };
    });
  }
}
