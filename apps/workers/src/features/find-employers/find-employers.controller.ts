import { Controller } from '@nestjs/common';
import { FIND_EMPLOYERS, type Asked, type Employer, type FindEmployers, type Page } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { FindEmployersQuery } from './find-employers.query.js';

@Controller()
export class FindEmployersController {
  constructor(private readonly query: FindEmployersQuery) {}

  @Answers(FIND_EMPLOYERS)
  handle(@Payload() asked: Asked<FindEmployers>): Promise<Page<Employer>> {
    return this.query.execute(asked);
  }
}
