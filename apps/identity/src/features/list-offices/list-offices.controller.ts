import { Controller } from '@nestjs/common';
import { LIST_OFFICES, type PageRequest, type Asked, type Page, type Office } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ListOfficesQuery } from './list-offices.query.js';

@Controller()
export class ListOfficesController {
  constructor(private readonly listOffices: ListOfficesQuery) {}

  @Answers(LIST_OFFICES)
  handle(@Payload() asked: Asked<PageRequest>): Promise<Page<Office>> {
    return this.listOffices.execute(asked);
  }
}
