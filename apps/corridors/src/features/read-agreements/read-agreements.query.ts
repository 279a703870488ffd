import { Injectable } from '@nestjs/common';
import { Problem, type Agreement, type ListAgreements, type Page } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { AgreementStore } from '../../model/agreement.store.js';
import { pageOf } from '../../model/cursor.js';

/** Agreements, for everybody who is signed in. */
@Injectable()
export class ReadAgreementsQuery {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
  ) {}

  list(wanted: ListAgreements): Promise<Page<Agreement>> {
    return pageOf(
      wanted,
      ({ agreementId }: Agreement) => agreementId,
      (page, limit) => this.agreements.list(this.database.dataSource.manager, page, limit),
    );
  }

  async get(agreementId: string): Promise<Agreement> {
    const agreement = await this.agreements.find(this.database.dataSource.manager, agreementId);
    if (!agreement) throw new Problem('NOT_FOUND');
    return agreement;
  }
}
