import { Controller } from '@nestjs/common';
import { LOG_ACCESS, type Asked, type LogAccess, type Nothing } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { LogAccessUseCase } from './log-access.js';

@Controller()
export class LogAccessController {
  constructor(private readonly logAccess: LogAccessUseCase) {}

  @Answers(LOG_ACCESS)
  handle(@Payload() asked: Asked<LogAccess>): Promise<Nothing> {
    return this.logAccess.execute(asked);
  }
}
