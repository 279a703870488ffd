import { CREATE_OFFICE, type Asked, type CreateOffice, type Office } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { OfficeStore } from '../../model/office.store.js';

@Feature()
export class CreateOfficeUseCase {
  constructor(
    private readonly database: Database,
    private readonly offices: OfficeStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(CREATE_OFFICE)
  async execute(asked: Asked<CreateOffice>): Promise<Office> {
    const { name, kind, territory, gateIds = [] } = asked.body;
    return this.database.change(asked, CREATE_OFFICE.subject, async (tx) => {
      const office: Office = { officeId: uuid(), name, kind, territory, gateIds, createdAt: this.clock.now().toISOString() };
      await this.offices.insert(tx, office);
      await this.audit.add(tx, asked, {
        action: 'create-office',
        thingKind: 'office',
        thingId: office.officeId,
        details: { kind, territory, gateIds },
      });
      return office;
    });
  }
}
