import { Controller } from '@nestjs/common';
import { ISSUE_TOKEN, type IssueToken, type Asked, type IssuedToken } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { IssueTokenUseCase } from './issue-token.js';

@Controller()
export class IssueTokenController {
  constructor(private readonly issueToken: IssueTokenUseCase) {}

  @Answers(ISSUE_TOKEN)
  handle(@Payload() asked: Asked<IssueToken>): Promise<IssuedToken> {
    return this.issueToken.execute(asked);
  }
}
