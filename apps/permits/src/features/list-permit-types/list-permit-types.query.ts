import {
  LIST_PERMIT_TYPES,
  type Page,
  type PageRequest,
  type PermitTypeInList,
  type PermitTypeRule,
  type Asked,
} from '@gatebook/contracts';
import { listPermitTypes } from '@gatebook/reference-data';
import { Clock, Database, pageOfWhole, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { hostDay } from '../../model/permit.rules.js';
import { rulesIssuedBy } from '../../model/permit-types.rules.js';

/** Permit types of the reference data, and under which rules in force today our side issues them. */
@Feature()
export class ListPermitTypesQuery {
  constructor(
    private readonly database: Database,
    private readonly knowledge: KnowledgeStore,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(LIST_PERMIT_TYPES)
  async execute({ body: page }: Asked<PageRequest>): Promise<Page<PermitTypeInList>> {
    const { side } = this.settings;
    const rulebooks = await this.knowledge.listRulebooks(this.database.db);
    const rules = rulesIssuedBy(side, rulebooks, hostDay(side, this.clock.now()));
    const items = listPermitTypes().map(({ code, category, pair, names }) => {
      const ofType: readonly PermitTypeRule[] = rules.get(code) ?? [];
      return { code, category, pair, names, issuedHere: ofType.length > 0, rules: ofType };
    });
    return pageOfWhole(LIST_PERMIT_TYPES, items, page, ({ code }) => code);
  }
}
