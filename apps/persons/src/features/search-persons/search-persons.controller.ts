import { Controller } from '@nestjs/common';
import { SEARCH_PERSONS, type Asked, type SearchPersons, type SearchResult } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { SearchPersonsQuery } from './search-persons.query.js';

@Controller()
export class SearchPersonsController {
  constructor(private readonly query: SearchPersonsQuery) {}

  @Answers(SEARCH_PERSONS)
  handle(@Payload() asked: Asked<SearchPersons>): Promise<SearchResult> {
    return this.query.execute(asked);
  }
}
