import { Problem, GET_EMPLOYER, type Asked, type Employer, type OneEmployer } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { EmployerStore } from '../../model/employer.store.js';

/** One employer. */
@Feature()
export class GetEmployerQuery {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployerStore,
  ) {}

  @Answers(GET_EMPLOYER)
  async execute(asked: Asked<OneEmployer>): Promise<Employer> {
    const employer = await this.database.read(asked, (tx) => this.employers.find(tx, asked.body.employerId));
    if (employer === null) throw new Problem('NOT_FOUND');
    return employer;
  }
}
