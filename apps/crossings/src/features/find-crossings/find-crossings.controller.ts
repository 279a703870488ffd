import { Controller } from '@nestjs/common';
import { FIND_CROSSINGS, Problem, type Asked, type CrossingInList, type FindCrossings, type Page } from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { mayLookAt } from '../../model/scope.rules.js';
import { FindCrossingsQuery } from './find-crossings.query.js';

@Controller()
export class FindCrossingsController {
  constructor(private readonly findCrossings: FindCrossingsQuery) {}

  @Answers(FIND_CROSSINGS)
  async handle(@Payload() { actor, body }: Asked<FindCrossings>): Promise<Page<CrossingInList>> {
    if (!mayLookAt(actor, body.gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId: body.gateId });
    return this.findCrossings.execute(body);
  }
}
