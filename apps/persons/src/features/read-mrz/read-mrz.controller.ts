import { Controller } from '@nestjs/common';
import { READ_MRZ, type Asked, type MrzFields, type ReadMrz } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ReadMrzQuery } from './read-mrz.query.js';

@Controller()
export class ReadMrzController {
  constructor(private readonly query: ReadMrzQuery) {}

  @Answers(READ_MRZ)
  handle(@Payload() asked: Asked<ReadMrz>): MrzFields {
    return this.query.execute(asked);
  }
}
