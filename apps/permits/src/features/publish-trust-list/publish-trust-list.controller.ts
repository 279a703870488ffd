import { Controller } from '@nestjs/common';
import { GET_TRUST_LIST, type TrustListAnswer } from '@gatebook/contracts';
import { Answers } from '@gatebook/service-kit';
import { PublishTrustListUseCase } from './publish-trust-list.js';

@Controller()
export class PublishTrustListController {
  constructor(private readonly publishTrustList: PublishTrustListUseCase) {}

  @Answers(GET_TRUST_LIST)
  handle(): Promise<TrustListAnswer> {
    return this.publishTrustList.show();
  }
}
