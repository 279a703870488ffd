import { FIND_REGISTRATIONS, type Asked, type FindRegistrations, type Page, type Registration } from '@gatebook/contracts';
import { findTerritory } from '@gatebook/reference-data';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { readInScope } from '../../model/office-scope.part.js';
import { registrationAnswer } from '../../model/registration-answer.rules.js';
import { RegistrationStore } from '../../model/registration.store.js';

const PAGING = new Paging(FIND_REGISTRATIONS, 'id');

/** Registrations of the own office, newest first; an auditor sees those of all. */
@Feature()
export class FindRegistrationsQuery {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
  ) {}

  @Answers(FIND_REGISTRATIONS)
  async execute(asked: Asked<FindRegistrations>): Promise<Page<Registration>> {
    const { hostTerritory: code, ...filters } = asked.body;
    const { count, after } = PAGING.window(asked.body);
    const hostTerritory = code === undefined ? undefined : (findTerritory(code)?.id ?? code);
    const wanted = { ...filters, hostTerritory, after: after?.[0], limit: count };
    const rows = await readInScope(this.database, asked, (tx, office) => this.registrations.list(tx, wanted, office));
    return PAGING.pageOf(rows, asked.body, ({ registrationId }) => [registrationId], registrationAnswer);
  }
}
