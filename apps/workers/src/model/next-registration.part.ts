import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type Registration, type RenewRegistration } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { NewRegistration } from './new-registration.part.js';
import { readInScope } from './office-scope.part.js';
import { PersonFactsClient } from './person-facts.client.js';
import type { KnownRegistration } from './registration.types.js';
import { statusAfter } from './registration-status.rules.js';
import { RegistrationStore } from './registration.store.js';

/** How the next registration hangs together with the one before. */
export type NextLink = (earlier: KnownRegistration) => {
  readonly employerId: string;
  readonly renewalOf?: string;
  readonly transferOf?: string;
};

/** The steps that renewal and transfer share: the same worker and agreement, a draft of its own. */
@Injectable()
export class NextRegistration {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly facts: PersonFactsClient,
    private readonly drafting: NewRegistration,
  ) {}

  async draft(asked: Asked<RenewRegistration>, subject: string, action: 'renew' | 'transfer', link: NextLink): Promise<Registration> {
    const { registrationId, contract, papers, note } = asked.body;
    const earlier = await readInScope(this.database, asked, (tx, office) => this.registrations.find(tx, registrationId, office));
    if (earlier === null) throw new Problem('NOT_FOUND');
    if (statusAfter(earlier.status, action) === null) throw new Problem('REGISTRATION_STATUS', { currentStatus: earlier.status });
    const { agreementId, personId } = earlier;
    const person = await this.facts.of(asked, personId);
    return this.database.change(asked, subject, (tx) =>
      this.drafting.draft(tx, asked, action, { contract, papers, note, person, agreementId, chainId: earlier.chainId, ...link(earlier) }),
    );
  }
}
