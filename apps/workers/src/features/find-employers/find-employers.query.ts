import { FIND_EMPLOYERS, type Asked, type Employer, type FindEmployers, type Page } from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { EmployerStore } from '../../model/employer.store.js';

const PAGING = new Paging(FIND_EMPLOYERS, 'id');

/** Employers in the order of their entry; known to all labour offices. */
@Feature()
export class FindEmployersQuery {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployerStore,
  ) {}

  @Answers(FIND_EMPLOYERS)
  async execute(asked: Asked<FindEmployers>): Promise<Page<Employer>> {
    const { count, after } = PAGING.window(asked.body);
    const wanted = { ...asked.body, after: after?.[0], limit: count };
    const rows = await this.database.read(asked, (tx) => this.employers.list(tx, wanted));
    return PAGING.page(rows, asked.body, ({ employerId }) => [employerId]);
  }
}
