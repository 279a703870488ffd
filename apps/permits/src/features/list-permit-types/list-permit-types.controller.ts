import { Controller } from '@nestjs/common';
import { LIST_PERMIT_TYPES, type Asked, type Page, type PageRequest, type PermitTypeInList } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ListPermitTypesQuery } from './list-permit-types.query.js';

@Controller()
export class ListPermitTypesController {
  constructor(private readonly listPermitTypes: ListPermitTypesQuery) {}

  @Answers(LIST_PERMIT_TYPES)
  handle(@Payload() { body }: Asked<PageRequest>): Promise<Page<PermitTypeInList>> {
    return this.listPermitTypes.execute(body);
  }
}
