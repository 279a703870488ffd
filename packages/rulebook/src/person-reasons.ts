import type { Heading } from '@gatebook/vocabulary';
import type { CheckQuestion, Reason } from './check-question.js';

/** What speaks against the papers read and the person who stands there. */
export function personReasons(question: CheckQuestion): readonly Reason[] {
  const reasons: Reason[] = [];
  if (question.credential === 'malformed') reasons.push({ code: 'CREDENTIAL_MALFORMED' });
  if (question.credential === 'issuer-unknown') reasons.push({ code: 'CREDENTIAL_ISSUER_UNKNOWN' });
  if (question.credential === 'signature-invalid') reasons.push({ code: 'CREDENTIAL_SIGNATURE_INVALID' });
  if (question.document === 'mismatch') reasons.push({ code: 'DOCUMENT_MISMATCH' });
  if (question.document === 'check-digit') reasons.push({ code: 'DOCUMENT_CHECK_DIGIT' });
  if (question.document === 'expired') reasons.push({ code: 'DOCUMENT_EXPIRED' });
  if (question.alertHit) reasons.push({ code: 'ALERT_HIT' });
  if (question.impossibleTravel) reasons.push({ code: 'IMPOSSIBLE_TRAVEL' });
  return reasons;
}

/** What speaks against the worker's registration and employer. */
export function standingReasons({ registrationStatus, employerStatus }: CheckQuestion): readonly Reason[] {
  const reasons: Reason[] = [];
  if (registrationStatus != null && registrationStatus !== 'active') reasons.push({ code: 'REGISTRATION_NOT_ACTIVE' });
  // A status that a newer release has brought is none to pass on: an officer looks.
  if (employerStatus != null && employerStatus !== 'active') reasons.push({ code: 'EMPLOYER_SUSPENDED' });
  return reasons;
}

/** What the stay says: someone inside does not enter again, someone outside does not leave, and days used up are used up. */
export function stayReasons(question: CheckQuestion, heading: Heading): readonly Reason[] {
  const { stay } = question;
  const reasons: Reason[] = [];
  const isOverstayed = (stay.overstayDays ?? 0) > 0;
  // On the last lawful day nothing is left and all is well: only those who would begin a stay need a day to spare.
  const nothingLeft = heading === 'towards' && stay.inside !== true && stay.daysLeft !== null && stay.daysLeft <= 0;
  if (isOverstayed || nothingLeft) reasons.push({ code: 'STAY_EXHAUSTED', clause: stay.exhaustedBy });
  // Days that may have been spent inside are no proof: they make an officer look, and refuse nobody.
  if (heading === 'towards' && stay.inside !== true && stay.wouldExceed !== undefined)
    reasons.push({ code: 'STAY_WOULD_EXCEED', clause: stay.wouldExceed });
  if (heading === 'towards' && stay.inside === true) reasons.push({ code: 'ALREADY_INSIDE' });
  if (heading === 'home' && stay.inside === false) reasons.push({ code: 'NO_ENTRY_ON_RECORD' });
  if (question.overstayOpen) reasons.push({ code: 'OVERSTAY_OPEN' });
  return reasons;
}
