import { Problem, type Asked, type OneQuota, type QuotaLineStanding, GET_QUOTA } from '@gatebook/contracts';
import { Database, Answers, Feature, Reply } from '@gatebook/service-kit';
import { AgreementStore } from '../../model/agreement.store.js';
import { QuotaStore } from '../../model/quota.store.js';
import { quotaAnswer } from '../../model/quota.rules.js';

/** The quota of an agreement with what is reserved, used and free; empty where none is set. */
@Feature()
export class GetQuotaQuery {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
    private readonly quotas: QuotaStore,
  ) {}

  @Answers(GET_QUOTA)
  async execute(asked: Asked<OneQuota>): Promise<Reply<readonly QuotaLineStanding[]>> {
    const { agreementId } = asked.body;
    return this.database.read(asked, async (tx) => {
      if ((await this.agreements.find(tx, agreementId)) === null) throw new Problem('NOT_FOUND');
      const version = await this.quotas.version(tx, agreementId);
      return new Reply(quotaAnswer(await this.quotas.lines(tx, agreementId)), { version });
    });
  }
}
