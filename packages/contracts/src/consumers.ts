import { AGREEMENT_PUBLISHED, GATE_PUBLISHED, GATE_STATUS_CHANGED, RULEBOOK_IN_FORCE } from './corridors/index.js';
import { CROSSING_CORRECTED, CROSSING_RECORDED } from './crossings/index.js';
import type { EventKind } from './kernel/event.js';
import { serviceOf } from './kernel/operation.js';
import { PERMIT_CHANGED, TRUST_LIST_PUBLISHED } from './permits/index.js';
import { EMPLOYER_CHANGED, REGISTRATION_CHANGED } from './workers/index.js';

/** A durable consumer: one service hears one kind of event, for one purpose. */
export interface DeclaredConsumer {
  readonly service: string;
  readonly purpose: string;
  readonly kind: EventKind;
}

/**
 * Every durable consumer there is: the keeper makes these and no others, and the broker lets each be pulled from by its
 * service alone. A consumer under another name is another consumer, which hears everything from the beginning.
 */
export const CONSUMERS: readonly DeclaredConsumer[] = Object.freeze(
  [
    { service: 'workers', purpose: 'keep-agreements', kind: AGREEMENT_PUBLISHED },
    { service: 'workers', purpose: 'keep-rulebooks', kind: RULEBOOK_IN_FORCE },
    { service: 'workers', purpose: 'activate-registrations', kind: PERMIT_CHANGED },
    { service: 'permits', purpose: 'keep-gates', kind: GATE_PUBLISHED },
    { service: 'permits', purpose: 'keep-rulebooks', kind: RULEBOOK_IN_FORCE },
    { service: 'permits', purpose: 'keep-registrations', kind: REGISTRATION_CHANGED },
    { service: 'crossings', purpose: 'keep-permit-standing', kind: PERMIT_CHANGED },
    { service: 'crossings', purpose: 'keep-registration-standing', kind: REGISTRATION_CHANGED },
    { service: 'crossings', purpose: 'keep-employer-standing', kind: EMPLOYER_CHANGED },
    { service: 'crossings', purpose: 'keep-gates', kind: GATE_PUBLISHED },
    { service: 'crossings', purpose: 'keep-gate-notices', kind: GATE_STATUS_CHANGED },
    { service: 'crossings', purpose: 'keep-rulebooks', kind: RULEBOOK_IN_FORCE },
    { service: 'crossings', purpose: 'keep-trust-list', kind: TRUST_LIST_PUBLISHED },
    { service: 'statistics', purpose: 'count-crossings', kind: CROSSING_RECORDED },
    { service: 'statistics', purpose: 'correct-crossings', kind: CROSSING_CORRECTED },
    { service: 'statistics', purpose: 'keep-registrations', kind: REGISTRATION_CHANGED },
  ].map((consumer) => Object.freeze(consumer)),
);

/** A consumer's name at the broker. */
export function durableOf({ service, purpose }: Pick<DeclaredConsumer, 'service' | 'purpose'>): string {
  return `${service}_${purpose}`;
}

/** The service whose events a consumer hears. */
export function sourceOfConsumer({ kind }: Pick<DeclaredConsumer, 'kind'>): string {
  return serviceOf(kind.subject);
}
