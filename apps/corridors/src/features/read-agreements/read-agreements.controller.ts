import { Controller } from '@nestjs/common';
import {
  GET_AGREEMENT,
  LIST_AGREEMENTS,
  type Agreement,
  type Asked,
  type ListAgreements,
  type OneAgreement,
  type Page,
} from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ReadAgreementsQuery } from './read-agreements.query.js';

@Controller()
export class ReadAgreementsController {
  constructor(private readonly readAgreements: ReadAgreementsQuery) {}

  @Answers(LIST_AGREEMENTS)
  list(@Payload() { body }: Asked<ListAgreements>): Promise<Page<Agreement>> {
    return this.readAgreements.list(body);
  }

  @Answers(GET_AGREEMENT)
  get(@Payload() { body }: Asked<OneAgreement>): Promise<Agreement> {
    return this.readAgreements.get(body.agreementId);
  }
}
