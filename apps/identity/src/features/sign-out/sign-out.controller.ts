import { Controller } from '@nestjs/common';
import { SIGN_OUT, type EndSession, type Asked, type Nothing } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { SignOutUseCase } from './sign-out.js';

@Controller()
export class SignOutController {
  constructor(private readonly signOut: SignOutUseCase) {}

  @Answers(SIGN_OUT)
  handle(@Payload() asked: Asked<EndSession>): Promise<Nothing> {
    return this.signOut.execute(asked);
  }
}
