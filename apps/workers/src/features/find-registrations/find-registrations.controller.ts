import { Controller } from '@nestjs/common';
import { FIND_REGISTRATIONS, type Asked, type Registration, type FindRegistrations, type Page } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { FindRegistrationsQuery } from './find-registrations.query.js';

@Controller()
export class FindRegistrationsController {
  constructor(private readonly query: FindRegistrationsQuery) {}

  @Answers(FIND_REGISTRATIONS)
  handle(@Payload() asked: Asked<FindRegistrations>): Promise<Page<Registration>> {
    return this.query.execute(asked);
  }
}
