import { IDENTIFY_PERSON, type Asked, type IdentifiedPerson, type IdentifyByDocument } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';

const PATIENCE_MS = 1_000;

/** Whose document this is; undefined when persons does not say, away or ill: somebody stands at the gate, and it goes on without. */
export async function identify(bus: Bus, asked: Asked, shown: IdentifyByDocument): Promise<IdentifiedPerson | undefined> {
  const { actor, language, traceId, caseReference } = asked;
  const deadline = Math.min(asked.deadline, Date.now() + PATIENCE_MS);
  // The key of the whole call is not this question's: `ask` leaves it out.
  return bus
    .ask(IDENTIFY_PERSON, shown, { actor, language, traceId, caseReference, deadline, purpose: 'gate-check', service: 'gateway' })
    .catch(() => undefined);
}
