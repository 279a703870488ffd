import { Controller } from '@nestjs/common';
import { END_SIDE_KEY, type Asked, type EndSideKey, type SideKeyKept } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { EndSideKeyUseCase } from './end-side-key.js';

@Controller()
export class EndSideKeyController {
  constructor(private readonly useCase: EndSideKeyUseCase) {}

  @Answers(END_SIDE_KEY)
  handle(@Payload() asked: Asked<EndSideKey>): Promise<SideKeyKept> {
    return this.useCase.execute(asked);
  }
}
