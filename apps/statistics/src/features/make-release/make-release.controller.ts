import { Controller } from '@nestjs/common';
import { MAKE_RELEASE, type Asked, type OneTable, type TableRelease } from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { MakeReleaseUseCase } from './make-release.js';

@Controller()
export class MakeReleaseController {
  constructor(private readonly makeRelease: MakeReleaseUseCase) {}

  @Answers(MAKE_RELEASE)
  handle(@Payload() asked: Asked<OneTable>): Promise<Reply<TableRelease>> {
    return this.makeRelease.execute(asked);
  }
}
