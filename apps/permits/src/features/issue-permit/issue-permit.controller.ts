import { Controller } from '@nestjs/common';
import { ISSUE_PERMIT, type Asked, type OnePermit, type Permit } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { IssuePermitUseCase } from './issue-permit.js';

@Controller()
export class IssuePermitController {
  constructor(private readonly issuePermit: IssuePermitUseCase) {}

  @Answers(ISSUE_PERMIT)
  handle(@Payload() asked: Asked<OnePermit>): Promise<Reply<Permit>> {
    return this.issuePermit.execute(asked);
  }
}
