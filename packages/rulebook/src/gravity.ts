import type { Advice, ReasonCode } from '@gatebook/vocabulary';

/**
 * What each reason advises for a crossing towards the host side. `admit` marks what speaks for the person or is only
 * a note on a recorded crossing. A watch list never refuses by itself, an officer decides, so ALERT_HIT refers.
 */
export const GRAVITY: { readonly [Code in ReasonCode]: Advice } = {
  PERMIT_VALID: 'admit',
  PERMIT_UNKNOWN: 'refer',
  PERMIT_NOT_YET_VALID: 'refuse',
  PERMIT_EXPIRED: 'refuse',
  PERMIT_SUSPENDED: 'refuse',
  PERMIT_REVOKED: 'refuse',
  PERMIT_ENTRIES_USED: 'refuse',
  CREDENTIAL_MALFORMED: 'refer',
  CREDENTIAL_SIGNATURE_INVALID: 'refuse',
  CREDENTIAL_ISSUER_UNKNOWN: 'refer',
  GATE_NOT_ALLOWED: 'refuse',
  GATE_CLOSED: 'refuse',
  GATE_OUTSIDE_HOURS: 'refuse',
  GATE_CLASS_NOT_ALLOWED: 'refuse',
  TRAFFIC_NOT_ALLOWED: 'refuse',
  STAY_EXHAUSTED: 'refuse',
  STAY_WOULD_EXCEED: 'refer',
  OVERSTAY_OPEN: 'refer',
  ALREADY_INSIDE: 'refer',
  NO_ENTRY_ON_RECORD: 'refer',
  DOCUMENT_EXPIRED: 'refuse',
  DOCUMENT_MISMATCH: 'refer',
  DOCUMENT_CHECK_DIGIT: 'refer',
  PERSON_UNKNOWN: 'refer',
  REGISTRATION_NOT_ACTIVE: 'refuse',
  EMPLOYER_SUSPENDED: 'refer',
  ALERT_HIT: 'refer',
  DATA_STALE: 'refer',
  IMPOSSIBLE_TRAVEL: 'refer',
  VEHICLE_PERMIT_MISSING: 'refer',
  DRIVER_NOT_ENTITLED: 'refer',
  PERMIT_RETIRED: 'refuse',
  RULE_NOT_SET: 'refer',
  SAME_DIRECTION_TWICE: 'admit',
  REASON_MISSING: 'admit',
  LONG_AGO: 'admit',
};

/** Doubts about who stands there: the only reasons that make a crossing home be looked at (`refer`), never held back. */
export const IDENTITY_CODES: readonly ReasonCode[] = [
  'CREDENTIAL_MALFORMED',
  'CREDENTIAL_SIGNATURE_INVALID',
  'DOCUMENT_MISMATCH',
  'DOCUMENT_CHECK_DIGIT',
  'IMPOSSIBLE_TRAVEL',
];
