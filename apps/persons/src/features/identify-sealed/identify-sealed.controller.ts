import { Controller } from '@nestjs/common';
import { IDENTIFY_SEALED, type Asked, type IdentifiedPerson, type IdentifySealed } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { IdentifySealedQuery } from './identify-sealed.query.js';

@Controller()
export class IdentifySealedController {
  constructor(private readonly query: IdentifySealedQuery) {}

  @Answers(IDENTIFY_SEALED)
  handle(@Payload() asked: Asked<IdentifySealed>): Promise<IdentifiedPerson> {
    return this.query.execute(asked);
  }
}
