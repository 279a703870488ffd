import { Controller } from '@nestjs/common';
import { SET_PASSWORD, type SetPassword, type Asked, type Nothing } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { SetPasswordUseCase } from './set-password.js';

@Controller()
export class SetPasswordController {
  constructor(private readonly setPassword: SetPasswordUseCase) {}

  @Answers(SET_PASSWORD)
  handle(@Payload() asked: Asked<SetPassword>): Promise<Nothing> {
    return this.setPassword.execute(asked);
  }
}
