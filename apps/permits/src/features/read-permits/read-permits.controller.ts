import { Controller } from '@nestjs/common';
import {
  GET_PERMIT,
  GET_PERMIT_BY_NUMBER,
  LIST_PERMITS,
  type Asked,
  type ListPermits,
  type OnePermit,
  type OnePermitByNumber,
  type Page,
  type Permit,
} from '@gatebook/contracts';
import { Answers, Payload, type Reply } from '@gatebook/service-kit';
import { ReadPermitsQuery } from './read-permits.query.js';

@Controller()
export class ReadPermitsController {
  constructor(private readonly readPermits: ReadPermitsQuery) {}

  @Answers(LIST_PERMITS)
  list(@Payload() asked: Asked<ListPermits>): Promise<Page<Permit>> {
    return this.readPermits.list(asked);
  }

  @Answers(GET_PERMIT)
  get(@Payload() { actor, body }: Asked<OnePermit>): Promise<Reply<Permit>> {
    return this.readPermits.get(actor, body);
  }

  @Answers(GET_PERMIT_BY_NUMBER)
  getByNumber(@Payload() { actor, body }: Asked<OnePermitByNumber>): Promise<Reply<Permit>> {
    return this.readPermits.get(actor, body);
  }
}
