import { Controller } from '@nestjs/common';
import { LIST_API_CLIENTS, type PageRequest, type Asked, type Page, type ApiClient } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ListApiClientsQuery } from './list-api-clients.query.js';

@Controller()
export class ListApiClientsController {
  constructor(private readonly listApiClients: ListApiClientsQuery) {}

  @Answers(LIST_API_CLIENTS)
  handle(@Payload() asked: Asked<PageRequest>): Promise<Page<ApiClient>> {
    return this.listApiClients.execute(asked);
  }
}
