import {
  LIST_AGREEMENTS,
  Problem,
  type Agreement,
  type ListAgreements,
  type Page,
  GET_AGREEMENT,
  type Asked,
  type OneAgreement,
} from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { AgreementStore } from '../../model/agreement.store.js';

const PAGING = new Paging(LIST_AGREEMENTS, 'id');

/** Agreements, for everybody who is signed in. */
@Feature()
export class ReadAgreementsQuery {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
  ) {}

  @Answers(LIST_AGREEMENTS)
  async list({ body: wanted }: Asked<ListAgreements>): Promise<Page<Agreement>> {
    const { count, after } = PAGING.window(wanted);
    const rows = await this.agreements.list(this.database.db, { ...wanted, after: after?.[0] }, count);
    return PAGING.page(rows, wanted, ({ agreementId }) => [agreementId]);
  }

  @Answers(GET_AGREEMENT)
  async get({ body: { agreementId } }: Asked<OneAgreement>): Promise<Agreement> {
    const agreement = await this.agreements.find(this.database.db, agreementId);
    if (!agreement) throw new Problem('NOT_FOUND');
    return agreement;
  }
}
