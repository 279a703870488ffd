import { Controller } from '@nestjs/common';
import { GET_PERMIT_CREDENTIAL, type Asked, type OnePermit, type PermitCredentialAnswer } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { ShowCredentialUseCase } from './show-credential.js';

@Controller()
export class ShowCredentialController {
  constructor(private readonly showCredential: ShowCredentialUseCase) {}

  @Answers(GET_PERMIT_CREDENTIAL)
  handle(@Payload() asked: Asked<OnePermit>): Promise<Reply<PermitCredentialAnswer | string>> {
    return this.showCredential.execute(asked);
  }
}
