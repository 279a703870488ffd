import { Controller } from '@nestjs/common';
import { GET_STATUS_LIST, type Asked, type OneStatusList, type StatusListAnswer } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { PublishStatusListQuery } from './publish-status-list.query.js';

@Controller()
export class PublishStatusListController {
  constructor(private readonly publishStatusList: PublishStatusListQuery) {}

  @Answers(GET_STATUS_LIST)
  handle(@Payload() { body }: Asked<OneStatusList>): Promise<StatusListAnswer> {
    return this.publishStatusList.execute(body.n);
  }
}
