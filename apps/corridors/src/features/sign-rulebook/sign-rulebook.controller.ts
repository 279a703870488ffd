import { Controller } from '@nestjs/common';
import { SIGN_RULEBOOK, type Asked, type SignRulebook, type WholeRulebook } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { SignRulebookUseCase } from './sign-rulebook.js';

@Controller()
export class SignRulebookController {
  constructor(private readonly signRulebook: SignRulebookUseCase) {}

  @Answers(SIGN_RULEBOOK)
  handle(@Payload() asked: Asked<SignRulebook>): Promise<WholeRulebook> {
    return this.signRulebook.execute(asked);
  }
}
