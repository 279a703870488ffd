import { Injectable } from '@nestjs/common';
import type { Asked, Employer, FindEmployers, Page } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { cursorOf, pageOf, rowsFor } from '../../model/cursor.js';
import { EmployerStore } from '../../model/employer.store.js';

/** Employers in the order of their entry; known to all labour offices. */
@Injectable()
export class FindEmployersQuery {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployerStore,
  ) {}

  async execute(asked: Asked<FindEmployers>): Promise<Page<Employer>> {
    const { limit, after, ...filters } = asked.body;
    const wanted = { ...filters, after: cursorOf(after), limit: rowsFor(limit) };
    const rows = await this.database.read(asked, (tx) => this.employers.list(tx, wanted));
    return pageOf(
      rows,
      limit,
      ({ employerId }) => employerId,
      (employer) => employer,
    );
  }
}
