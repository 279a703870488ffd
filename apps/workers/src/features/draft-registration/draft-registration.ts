import { DRAFT_REGISTRATION, type Asked, type DraftRegistration, type Registration } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { NewRegistration } from '../../model/new-registration.part.js';
import { ownOffice } from '../../model/office-scope.part.js';
import { PersonFactsClient } from '../../model/person-facts.client.js';

/** Drafts a worker's registration for the officer's own office. */
@Feature()
export class DraftRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly facts: PersonFactsClient,
    private readonly drafting: NewRegistration,
  ) {}

  @Answers(DRAFT_REGISTRATION)
  async execute(asked: Asked<DraftRegistration>): Promise<Registration> {
    ownOffice(asked.actor);
    const { personId, ...wanted } = asked.body;
    const person = await this.facts.of(asked, personId);
    return this.database.change(asked, DRAFT_REGISTRATION.subject, (tx) => this.drafting.draft(tx, asked, 'draft', { ...wanted, person }));
  }
}
