import { Injectable } from '@nestjs/common';
import type { Asked, FindRegistrations, Page, Registration } from '@gatebook/contracts';
import { findTerritory } from '@gatebook/reference-data';
import { Database } from '@gatebook/service-kit';
import { cursorOf, pageOf, rowsFor } from '../../model/cursor.js';
import { readInScope } from '../../model/office-scope.js';
import { registrationAnswer } from '../../model/registration-answer.rules.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** Registrations of the own office, newest first; an auditor sees those of all. */
@Injectable()
export class FindRegistrationsQuery {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
  ) {}

  async execute(asked: Asked<FindRegistrations>): Promise<Page<Registration>> {
    const { limit, after, hostTerritory: code, ...filters } = asked.body;
    const hostTerritory = code === undefined ? undefined : (findTerritory(code)?.id ?? code);
    const wanted = { ...filters, hostTerritory, after: cursorOf(after), limit: rowsFor(limit) };
    const rows = await readInScope(this.database, asked, (tx, office) => this.registrations.list(tx, wanted, office));
    return pageOf(rows, limit, ({ registrationId }) => registrationId, registrationAnswer);
  }
}
