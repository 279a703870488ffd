import { Controller } from '@nestjs/common';
import {
  REFUSE_PERMIT,
  REINSTATE_PERMIT,
  REVOKE_PERMIT,
  SUSPEND_PERMIT,
  type Asked,
  type DecideOnPermit,
  type Permit,
  type ReinstatePermit,
} from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { DecideOnPermitUseCase } from './decide-on-permit.js';

@Controller()
export class DecideOnPermitController {
  constructor(private readonly decideOnPermit: DecideOnPermitUseCase) {}

  @Answers(SUSPEND_PERMIT)
  suspend(@Payload() asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.decideOnPermit.execute(asked, SUSPEND_PERMIT, 'suspend');
  }

  @Answers(REINSTATE_PERMIT)
  reinstate(@Payload() asked: Asked<ReinstatePermit>): Promise<Reply<Permit>> {
    return this.decideOnPermit.execute(asked, REINSTATE_PERMIT, 'reinstate');
  }

  @Answers(REVOKE_PERMIT)
  revoke(@Payload() asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.decideOnPermit.execute(asked, REVOKE_PERMIT, 'revoke');
  }

  @Answers(REFUSE_PERMIT)
  refuse(@Payload() asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    return this.decideOnPermit.execute(asked, REFUSE_PERMIT, 'refuse');
  }
}
