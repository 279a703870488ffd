import { Controller } from '@nestjs/common';
import { IDENTIFY_PERSON, type Asked, type IdentifiedPerson, type IdentifyByDocument } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { IdentifyPersonQuery } from './identify-person.query.js';

@Controller()
export class IdentifyPersonController {
  constructor(private readonly query: IdentifyPersonQuery) {}

  @Answers(IDENTIFY_PERSON)
  handle(@Payload() asked: Asked<IdentifyByDocument>): Promise<IdentifiedPerson> {
    return this.query.execute(asked);
  }
}
