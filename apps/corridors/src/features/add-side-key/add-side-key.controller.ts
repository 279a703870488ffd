import { Controller } from '@nestjs/common';
import { ADD_SIDE_KEY, type Asked, type SideKey, type SideKeyKept } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { AddSideKeyUseCase } from './add-side-key.js';

@Controller()
export class AddSideKeyController {
  constructor(private readonly addSideKey: AddSideKeyUseCase) {}

  @Answers(ADD_SIDE_KEY)
  handle(@Payload() asked: Asked<SideKey>): Promise<SideKeyKept> {
    return this.addSideKey.execute(asked);
  }
}
