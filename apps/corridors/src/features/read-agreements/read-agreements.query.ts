import { Injectable } from '@nestjs/common';
import { LIST_AGREEMENTS, Problem, type Agreement, type ListAgreements, type Page } from '@gatebook/contracts';
import { Database, Paging } from '@gatebook/service-kit';
import { AgreementStore } from '../../model/agreement.store.js';

const PAGING = new Paging(LIST_AGREEMENTS, 'id');

/** Agreements, for everybody who is signed in. */
@Injectable()
export class ReadAgreementsQuery {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
  ) {}

  async list(wanted: ListAgreements): Promise<Page<Agreement>> {
    const { count, after } = PAGING.window(wanted);
    const rows = await this.agreements.list(this.database.dataSource.manager, { ...wanted, after: after?.[0] }, count);
    return PAGING.page(rows, wanted, ({ agreementId }) => [agreementId]);
  }

  async get(agreementId: string): Promise<Agreement> {
    const agreement = await this.agreements.find(this.database.dataSource.manager, agreementId);
    if (!agreement) throw new Problem('NOT_FOUND');
    return agreement;
  }
}
