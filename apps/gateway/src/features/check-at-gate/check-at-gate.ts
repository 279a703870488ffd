import {
  CHECK,
  GET_PERSON_CARD,
  type Answered,
  type Asked,
  type CheckAnswer,
  type CheckRequest,
  type IdentifiedCheck,
  type IdentifiedPerson,
  type PersonCard,
} from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { NamesShown } from '../../access/names-shown.js';
import type { Composition } from '../../http/composition.js';
import { identify } from '../identify-document.js';
import { logAccess } from '../log-access.js';

/** While a person stands at the gate, names are waited for no longer than this. */
const CARD_PATIENCE_MS = 150;

/** Reasons by which a permit is for somewhere else: whoever only knows its number learns no name here. */
const FOR_ELSEWHERE: readonly string[] = ['GATE_NOT_ALLOWED', 'GATE_CLASS_NOT_ALLOWED'];

/** A check: persons says whose the document is, crossings decides, persons adds the names. Without persons the answer stands. */
export class CheckAtGate implements Composition {
  constructor(
    private readonly bus: Bus,
    private readonly names: NamesShown,
  ) {}

  async answer(asked: Asked<CheckRequest>): Promise<Answered<CheckAnswer>> {
    const { document, mrz } = asked.body.subject;
    const shown = { document, mrz, at: asked.body.at };
    const identified = document == null && mrz == null ? undefined : await identify(this.bus, asked, shown);
    const check: IdentifiedCheck = { ...asked.body, identified };
    const answered = withFindings(await this.bus.pass(CHECK, { ...asked, body: check }), identified);
    const { personId } = answered.body.person;
    if (personId == null) return answered;
    if (!mayBeNamed(answered.body, identified) || !this.names.allows(asked.actor.id, personId)) {
      await this.noteStay(asked, personId);
      return answered;
    }
    const card = await this.card(asked, personId);
    return card === null ? answered : { ...answered, body: withNames(answered.body, card) };
  }

  /** Without names the answer still says who it is and how long they have stayed: their access log says so. */
  private async noteStay(asked: Asked, personId: string): Promise<void> {
    const because = { ...asked, purpose: 'gate-check', deadline: Date.now() + CARD_PATIENCE_MS };
    await logAccess(this.bus, because, { personIds: [personId], what: 'stay' }).catch(() => undefined);
  }

  private async card({ actor, language, traceId, caseReference }: Asked, personId: string): Promise<PersonCard | null> {
    const because = { actor, language, traceId, caseReference, purpose: 'gate-check', service: 'gateway' };
    // Whatever keeps the names away, a person stands at the gate and the advice is there.
    return this.bus.ask(GET_PERSON_CARD, { personId }, { ...because, deadline: Date.now() + CARD_PATIENCE_MS }).catch(() => null);
  }
}

/** Names are for whom stands here: the permit admits at this gate, or the person's own document was shown. */
function mayBeNamed({ person, permit, reasons }: CheckAnswer, identified: IdentifiedPerson | undefined): boolean {
  if (identified?.personId != null && identified.personId === person.personId) return true;
  return permit !== null && !reasons.some(({ code }) => FOR_ELSEWHERE.includes(code));
}

/** Said beside the advice, which they do not change: whoever holds the document sees more than its zone tells. */
function withFindings(answered: Answered<CheckAnswer>, identified: IdentifiedPerson | undefined): Answered<CheckAnswer> {
  const findings = identified?.findings ?? [];
  return findings.length === 0 ? answered : { ...answered, body: { ...answered.body, findings } };
}

function withNames(answer: CheckAnswer, { latinName, ownScriptName, birthDate, nationality }: PersonCard): CheckAnswer {
  return { ...answer, person: { ...answer.person, names: latinName, ownScriptName, birthDate, nationality, namesFrom: 'registry' } };
}
