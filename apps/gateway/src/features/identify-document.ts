import { IDENTIFY_PERSON, Problem, type Asked, type IdentifiedPerson, type IdentifyByDocument } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';

const PATIENCE_MS = 1_000;

/** Whose document this is; undefined when persons does not answer: a gate goes on without it. */
export async function identify(bus: Bus, asked: Asked, shown: IdentifyByDocument): Promise<IdentifiedPerson | undefined> {
  const deadline = Math.min(asked.deadline, Date.now() + PATIENCE_MS);
  try {
    return (
      await bus.pass(IDENTIFY_PERSON, {
        ...asked,
        body: shown,
        deadline,
        purpose: 'gate-check',
        idempotencyKey: undefined,
        expectedVersion: undefined,
      })
    ).body;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
