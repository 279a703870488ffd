import { Controller } from '@nestjs/common';
import { SIGN_IN, type SignIn, type Asked, type SignedInWithToken } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { SignInUseCase } from './sign-in.js';

@Controller()
export class SignInController {
  constructor(private readonly signIn: SignInUseCase) {}

  @Answers(SIGN_IN)
  handle(@Payload() asked: Asked<SignIn>): Promise<SignedInWithToken> {
    return this.signIn.execute(asked);
  }
}
