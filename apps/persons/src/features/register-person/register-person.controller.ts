import { Controller } from '@nestjs/common';
import { REGISTER_PERSON, type Asked, type RegisteredPerson, type RegisterPerson } from '@gatebook/contracts';
import { Answers, Payload, Reply } from '@gatebook/service-kit';
import { RegisterPersonUseCase } from './register-person.js';

@Controller()
export class RegisterPersonController {
  constructor(private readonly register: RegisterPersonUseCase) {}

  @Answers(REGISTER_PERSON)
  async handle(@Payload() asked: Asked<RegisterPerson>): Promise<Reply<RegisteredPerson>> {
    const registered = await this.register.execute(asked);
    return new Reply(registered, { version: registered.version });
  }
}
