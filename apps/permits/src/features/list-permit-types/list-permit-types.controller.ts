import { Controller } from '@nestjs/common';
import { LIST_PERMIT_TYPES, type Page, type PermitTypeInList } from '@gatebook/contracts';
import { Answers } from '@gatebook/service-kit';
import { ListPermitTypesQuery } from './list-permit-types.query.js';

@Controller()
export class ListPermitTypesController {
  constructor(private readonly listPermitTypes: ListPermitTypesQuery) {}

  @Answers(LIST_PERMIT_TYPES)
  handle(): Promise<Page<PermitTypeInList>> {
    return this.listPermitTypes.execute();
  }
}
