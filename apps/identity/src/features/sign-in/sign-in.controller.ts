import { Controller } from '@nestjs/common';
import { SIGN_IN, type Asked, type SignedInWithToken, type SignInFrom } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { SignInUseCase } from './sign-in.js';

@Controller()
export class SignInController {
  constructor(private readonly signIn: SignInUseCase) {}

  @Answers(SIGN_IN)
  handle(@Payload() asked: Asked<SignInFrom>): Promise<SignedInWithToken> {
    return this.signIn.execute(asked);
  }
}
