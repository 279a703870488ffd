import { Controller } from '@nestjs/common';
import {
  GET_GATE,
  GET_GATE_STATUS,
  LIST_GATES,
  type Asked,
  type GateInList,
  type GateStatus,
  type ListGates,
  type OneGate,
  type Page,
  type WholeGate,
} from '@gatebook/contracts';
import { Answers, Payload } from '@gatebook/service-kit';
import { ReadGatesQuery } from './read-gates.query.js';

@Controller()
export class ReadGatesController {
  constructor(private readonly readGates: ReadGatesQuery) {}

  @Answers(LIST_GATES)
  list(@Payload() { body }: Asked<ListGates>): Promise<Page<GateInList>> {
    return this.readGates.list(body);
  }

  @Answers(GET_GATE)
  get(@Payload() { body }: Asked<OneGate>): Promise<WholeGate> {
    return this.readGates.get(body.gateId);
  }

  @Answers(GET_GATE_STATUS)
  status(@Payload() { body }: Asked<OneGate>): Promise<GateStatus> {
    return this.readGates.status(body.gateId);
  }
}
