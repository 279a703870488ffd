import { LABOUR, Problem, type Actor, type PersonFacts, type RegistrationChanged } from '@gatebook/contracts';
import type { Objection } from './permit-terms.rules.js';

/** Children under 16 may be listed in somebody's permit (DESIGN, section 2: document, companions). */
const COMPANION_UNDER = 16;

/** Throws the problem of a registration that a permit may not be requested for. Labour officers request for their own registrations only. */
export function objectToRegistration(
  actor: Actor,
  personId: string,
  registrationId: string | undefined,
  registration: RegistrationChanged | null,
): void {
  const isLabour = LABOUR.some((role) => role === actor.role);
  if (registrationId === undefined) {
    if (isLabour) throw new Problem('NOT_ALLOWED');
    return;
  }
  if (registration === null || (isLabour && registration.officeId !== actor.officeId)) throw new Problem('NOT_FOUND');
  if (registration.personId !== personId)
    throw new Problem('REQUEST_INVALID', {}, [
      { pointer: '/personId', code: 'PERSON_DIFFERS', detail: 'is not the person of the registration' },
    ]);
  if (registration.status !== 'approved' && registration.status !== 'active')
    throw new Problem('REGISTRATION_STATUS', { currentStatus: registration.status });
}

/** Who is no child any more on the first day. A birth date known to the year or month counts from its first day: the oldest that the companion may be. */
export function companionsObjections(companions: readonly PersonFacts[], day: string): readonly Objection[] {
  const bornAfter = `${Number(day.slice(0, 4)) - COMPANION_UNDER}${day.slice(4)}`;
  return companions.flatMap(({ birthDate, personId }) =>
    birthDate.padEnd(10, '-01') > bornAfter ? [] : [{ code: 'COMPANION_NOT_A_CHILD', value: personId }],
  );
}
