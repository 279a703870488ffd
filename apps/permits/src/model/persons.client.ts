import { Injectable } from '@nestjs/common';
import { GET_PERSON_CARD, GET_PERSON_FACTS, LOG_ACCESS, Problem, type Asked, type PersonCard, type PersonFacts } from '@gatebook/contracts';
import { Bus } from '@gatebook/service-kit';
import type { Writer } from './permit-writer.part.js';

/** Why permits opens a person's record where the caller gave no purpose; it stands in the person's access log. */
const PURPOSE = 'permit-issue';

/** A request in the course of which persons is asked, or work of our own, which nobody is behind. */
type Asking = Writer & Partial<Pick<Asked, 'deadline' | 'vouchers'>>;

/** Asks persons, the only home of names. Never inside a transaction. */
@Injectable()
export class PersonsClient {
  constructor(private readonly bus: Bus) {}

  facts(personId: string, writer: Asking): Promise<PersonFacts> {
    return known(personId, this.bus.ask(GET_PERSON_FACTS, { personId }, because(writer)));
  }

  card(personId: string, writer: Asking): Promise<PersonCard> {
    return known(personId, this.bus.ask(GET_PERSON_CARD, { personId }, because(writer)));
  }

  /** Has the person's own access log say that the card in their permit's code is shown. */
  async noteShown(personId: string, writer: Asking): Promise<void> {
    await this.bus.ask(LOG_ACCESS, { personIds: [personId], what: 'card' }, because(writer));
  }
}

function because({ actor, traceId, purpose, caseReference, deadline, vouchers }: Asking): Parameters<Bus['ask']>[2] {
  return {
    service: 'permits',
    actor,
    traceId,
    purpose: purpose ?? PURPOSE,
    caseReference,
    vouchers,
    ...(deadline === undefined ? {} : { deadline }),
  };
}

async function known<Answer>(personId: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') throw new Problem('PERSON_UNKNOWN', { personId });
    throw error;
  }
}
