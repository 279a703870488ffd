import { Controller } from '@nestjs/common';
import { READ_ACCESS_LOG, type AccessLogEntry, type Asked, type Page, type ReadAccessLog } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ReadAccessLogQuery } from './read-access-log.query.js';

@Controller()
export class ReadAccessLogController {
  constructor(private readonly query: ReadAccessLogQuery) {}

  @Answers(READ_ACCESS_LOG)
  handle(@Payload() asked: Asked<ReadAccessLog>): Promise<Page<AccessLogEntry>> {
    return this.query.execute(asked);
  }
}
