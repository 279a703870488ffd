import { Problem, termsText, type Actor, type FieldProblem, type RegistrationChanged } from '@gatebook/contracts';
import { labourRuleFor, rulebookInForceOn, type Rulebook } from '@gatebook/rulebook';
import { LABOUR, type Language } from '@gatebook/vocabulary';

/** What a permit says of itself that a registration may have something against. */
export interface PermitClaim {
  readonly type: string;
  readonly hostSide: string;
  readonly personId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly registrationId: string | null;
}

/** How a permit hangs on a registration: kept with it, so that the database holds the days once more. */
export interface RegistrationTie {
  readonly isLabour: boolean;
  readonly contractFrom: string | null;
  readonly contractTo: string | null;
}

/**
 * The one judgement of a permit by its registration, on request, issue, extension, re-issue and the automatic issue: a type that a
 * labour rule names needs a registration that stands, of the same person, side and type, and no day of the permit lies outside the contract.
 */
export function tieToRegistration(
  rulebooks: readonly Rulebook[],
  claim: PermitClaim,
  registration: RegistrationChanged | null,
  language: Language,
): RegistrationTie {
  const isLabour = isLabourType(rulebooks, claim);
  if (claim.registrationId === null) {
    if (isLabour)
      throw new Problem('REGISTRATION_NEEDED', { permitType: claim.type }, [wrong('/registrationId', 'REGISTRATION_NEEDED', language)]);
    return { isLabour, contractFrom: null, contractTo: null };
  }
  if (registration === null) throw new Problem('NOT_FOUND');
  if (registration.personId !== claim.personId) throw new Problem('REQUEST_INVALID', {}, [wrong('/personId', 'PERSON_DIFFERS', language)]);
  const { status, contractFrom, contractTo } = registration;
  if (status !== 'approved' && status !== 'active') throw new Problem('REGISTRATION_STATUS', { currentStatus: status });
  const errors: FieldProblem[] = [];
  if (registration.hostSide !== claim.hostSide) errors.push(wrong('/hostSide', 'SIDE_NOT_OF_REGISTRATION', language));
  else if (typeOf(rulebooks, registration) !== claim.type) errors.push(wrong('/type', 'TYPE_NOT_OF_REGISTRATION', language));
  if (claim.validFrom < contractFrom) errors.push(wrong('/validFrom', 'OUTSIDE_CONTRACT', language));
  if (claim.validUntil > contractTo) errors.push(wrong('/validUntil', 'OUTSIDE_CONTRACT', language));
  if (errors.length > 0) throw new Problem('OUTSIDE_REGISTRATION', { contractFrom, contractTo }, errors);
  return { isLabour, contractFrom, contractTo };
}

/** Labour officers ask for their own registrations only; another office's is not found. */
export function objectToLabourSight(actor: Actor, registrationId: string | null, registration: RegistrationChanged | null): void {
  if (!LABOUR.some((role) => role === actor.role)) return;
  if (registrationId === null) throw new Problem('NOT_ALLOWED');
  if (registration?.officeId !== actor.officeId) throw new Problem('NOT_FOUND');
}

/** Whether a labour rule that holds on any day of the permit names its type. */
function isLabourType(rulebooks: readonly Rulebook[], { type, hostSide, validFrom, validUntil }: PermitClaim): boolean {
  return rulebooks.some(
    ({ labour, effectiveFrom, effectiveUntil }) =>
      effectiveFrom <= validUntil &&
      (effectiveUntil === undefined || validFrom <= effectiveUntil) &&
      labour.some((rule) => rule.permitType === type && rule.hostSide === hostSide),
  );
}

/** The type that our side issues to this worker, by the rulebook that the registration falls under. */
function typeOf(rulebooks: readonly Rulebook[], { permitType, corridorId, hostSide, contractFrom }: RegistrationChanged): string | null {
  const rulebook = rulebookInForceOn(rulebooks, corridorId, contractFrom);
  return permitType ?? (rulebook && labourRuleFor(rulebook, hostSide)?.permitType) ?? null;
}

function wrong(pointer: string, code: string, language: Language): FieldProblem {
  return { pointer, code, detail: termsText(code, language) };
}
