import { ENTER_EMPLOYER, Problem, type Asked, type Employer, type EnterEmployer } from '@gatebook/contracts';
import { brokenConstraint, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { EmployerStore } from '../../model/employer.store.js';
import { employerTerritory } from '../../model/employer.rules.js';
import { ownOffice } from '../../model/office-scope.part.js';
import { EmployerPublisher } from '../../model/employer-publisher.part.js';

/** Enters an employer, which the officer's own office keeps; its registration number is its side's own and taken once. */
@Feature()
export class EnterEmployerUseCase {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployerStore,
    private readonly publisher: EmployerPublisher,
    private readonly clock: Clock,
  ) {}

  @Answers(ENTER_EMPLOYER)
  async execute(asked: Asked<EnterEmployer>): Promise<Employer> {
    const now = this.clock.now();
    const { registrationNumber, side, name, nameLatin, industry, phone, email } = asked.body;
    const territory = employerTerritory(side, asked.body.territory, industry, now.toISOString().slice(0, 10));
    const employer: Employer = {
      employerId: uuid(),
      version: 1,
      status: 'active',
      officeId: ownOffice(asked.actor),
      registrationNumber,
      side,
      name,
      nameLatin,
      territory,
      industry,
      phone,
      email,
    };
    try {
      return await this.database.change(asked, ENTER_EMPLOYER.subject, async (tx) => {
        await this.employers.insert(tx, employer, now);
        await this.publisher.note(tx, asked, 'enter-employer', employer, now);
        return employer;
      });
    } catch (error) {
      if (brokenConstraint(error) === 'employer_number_unique') throw new Problem('EMPLOYER_NUMBER_TAKEN', { registrationNumber, side });
      throw error;
    }
  }
}
