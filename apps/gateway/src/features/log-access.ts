import { LOG_ACCESS, Problem, type Asked, type LogAccess } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';

/** Has people's own access logs say that somebody is shown where they were; a problem where persons does not, away or ill. */
export async function logAccess(bus: Bus, asked: Asked, access: LogAccess): Promise<void> {
  const { actor, language, traceId, caseReference, deadline, purpose } = asked;
  try {
    await bus.ask(LOG_ACCESS, access, { actor, language, traceId, caseReference, deadline, purpose, service: 'gateway' });
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('SERVICE_UNAVAILABLE', { service: 'persons' });
  }
}
