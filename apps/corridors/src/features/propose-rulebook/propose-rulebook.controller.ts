import { Controller } from '@nestjs/common';
import { PROPOSE_RULEBOOK, type Asked, type ProposeRulebook, type WholeRulebook } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ProposeRulebookUseCase } from './propose-rulebook.js';

@Controller()
export class ProposeRulebookController {
  constructor(private readonly proposeRulebook: ProposeRulebookUseCase) {}

  @Answers(PROPOSE_RULEBOOK)
  handle(@Payload() asked: Asked<ProposeRulebook>): Promise<WholeRulebook> {
    return this.proposeRulebook.execute(asked);
  }
}
