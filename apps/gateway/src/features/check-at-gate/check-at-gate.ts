import {
  CHECK,
  GET_PERSON_CARD,
  type Answered,
  type Asked,
  type CheckAnswer,
  type CheckRequest,
  type IdentifiedCheck,
  type PersonCard,
} from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Composition } from '../composition.js';
import { identify } from '../identify-document.js';

/** While a person stands at the gate, names are waited for no longer than this. */
const CARD_PATIENCE_MS = 150;

/** A check: persons says whose the document is, crossings decides, persons adds the names. Without persons the answer stands. */
export class CheckAtGate implements Composition {
  constructor(private readonly bus: Bus) {}

  async answer(asked: Asked<CheckRequest>): Promise<Answered<CheckAnswer>> {
    const { document, mrz } = asked.body.subject;
    const identified = document === undefined && mrz === undefined ? undefined : await identify(this.bus, asked, { document, mrz });
    const check: IdentifiedCheck = { ...asked.body, identified };
    const answered = await this.bus.pass(CHECK, { ...asked, body: check });
    const { personId } = answered.body.person;
    const card = personId === undefined ? null : await this.card(asked, personId);
    return card === null ? answered : { ...answered, body: withNames(answered.body, card) };
  }

  private async card(asked: Asked, personId: string): Promise<PersonCard | null> {
    const request = {
      ...asked,
      body: { personId },
      purpose: 'gate-check',
      deadline: Date.now() + CARD_PATIENCE_MS,
      idempotencyKey: undefined,
    };
    // Whatever keeps the names away, a person stands at the gate and the advice is there.
    return this.bus.pass(GET_PERSON_CARD, request).then(
      ({ body }) => body,
      () => null,
    );
  }
}

function withNames(answer: CheckAnswer, { latinName, ownScriptName, birthDate, nationality }: PersonCard): CheckAnswer {
  return { ...answer, person: { ...answer.person, names: latinName, ownScriptName, birthDate, nationality, namesFrom: 'registry' } };
}
