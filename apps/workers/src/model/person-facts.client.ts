import { Injectable } from '@nestjs/common';
import { GET_PERSON_FACTS, Problem, type Asked, type PersonFacts } from '@gatebook/contracts';
import { Bus } from '@gatebook/service-kit';

/** Asks persons for the coded facts of a worker; always before a transaction, never inside one. */
@Injectable()
export class PersonFactsClient {
  constructor(private readonly bus: Bus) {}

  async of(asked: Asked, personId: string): Promise<PersonFacts> {
    const { traceId, caseReference, deadline, vouchers } = asked;
    try {
      return await this.bus.ask(
        GET_PERSON_FACTS,
        { personId },
        { service: 'workers', purpose: 'labour-registration', traceId, caseReference, deadline, vouchers },
      );
    } catch (error) {
      if (error instanceof Problem && error.code === 'NOT_FOUND') throw new Problem('PERSON_UNKNOWN', { personId });
      throw error;
    }
  }
}
