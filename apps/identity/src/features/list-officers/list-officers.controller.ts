import { Controller } from '@nestjs/common';
import { LIST_OFFICERS, type ListOfficers, type Asked, type Page, type Officer } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ListOfficersQuery } from './list-officers.query.js';

@Controller()
export class ListOfficersController {
  constructor(private readonly listOfficers: ListOfficersQuery) {}

  @Answers(LIST_OFFICERS)
  handle(@Payload() asked: Asked<ListOfficers>): Promise<Page<Officer>> {
    return this.listOfficers.execute(asked);
  }
}
