import { AGREEMENT_PUBLISHED, GATE_PUBLISHED, GATE_STATUS_CHANGED, RULEBOOK_IN_FORCE } from './corridors/index.js';
import { CROSSING_CORRECTED, CROSSING_RECORDED } from './crossings/index.js';
import { ACCESS_ENDED } from './identity/index.js';
import type { EventKind } from './kernel/event.js';
import { PERMIT_CHANGED, TRUST_LIST_PUBLISHED } from './permits/index.js';
import { PERSON_CHANGED } from './persons/index.js';
import { EMPLOYER_CHANGED, REGISTRATION_CHANGED } from './workers/index.js';

/** Every kind of event there is; a service's stream holds those whose subject begins with its name. */
export const EVENTS: readonly EventKind[] = [
  ACCESS_ENDED,
  PERSON_CHANGED,
  GATE_PUBLISHED,
  GATE_STATUS_CHANGED,
  RULEBOOK_IN_FORCE,
  AGREEMENT_PUBLISHED,
  REGISTRATION_CHANGED,
  EMPLOYER_CHANGED,
  PERMIT_CHANGED,
  TRUST_LIST_PUBLISHED,
  CROSSING_RECORDED,
  CROSSING_CORRECTED,
];
