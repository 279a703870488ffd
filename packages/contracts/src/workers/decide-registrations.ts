import { LABOUR } from '@gatebook/vocabulary';
import { IsId, IsText } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';
import { OneRegistration } from './keep-registrations.js';
import { Registration } from './registration.js';

/** A decision that owes a reason to those it touches. */
export class ReasonedDecision {
  @IsId() readonly registrationId!: string;
  /** A code or a sentence; never about a person's belief or origin. */
  @IsText(500) readonly reason!: string;
}

/** POST /registrations/{registrationId}/submit */
export const SUBMIT_REGISTRATION = operation({
  subject: 'workers.submit-registration.v1',
  summary: 'Submits a draft for approval; takes a place of every quota line that fits.',
  http: { method: 'POST', path: '/registrations/{registrationId}/submit', ifMatch: false, etag: true },
  roles: LABOUR,
  request: OneRegistration,
  answer: Registration,
});

/** POST /registrations/{registrationId}/approve */
export const APPROVE_REGISTRATION = operation({
  subject: 'workers.approve-registration.v1',
  summary: 'Judges a submitted registration once more and approves it; not one’s own submission.',
  http: { method: 'POST', path: '/registrations/{registrationId}/approve', ifMatch: false, etag: true },
  roles: ['labour-supervisor'],
  request: OneRegistration,
  answer: Registration,
});

/** POST /registrations/{registrationId}/return */
export const RETURN_REGISTRATION = operation({
  subject: 'workers.return-registration.v1',
  summary: 'Sends a submitted registration back to draft; gives its places back.',
  http: { method: 'POST', path: '/registrations/{registrationId}/return', ifMatch: false, etag: true },
  roles: ['labour-supervisor'],
  request: ReasonedDecision,
  answer: Registration,
});

/** POST /registrations/{registrationId}/refuse */
export const REFUSE_REGISTRATION = operation({
  subject: 'workers.refuse-registration.v1',
  summary: 'Refuses a submitted registration; gives its places back.',
  http: { method: 'POST', path: '/registrations/{registrationId}/refuse', ifMatch: false, etag: true },
  roles: ['labour-supervisor'],
  request: ReasonedDecision,
  answer: Registration,
});

/** POST /registrations/{registrationId}/suspend */
export const SUSPEND_REGISTRATION = operation({
  subject: 'workers.suspend-registration.v1',
  summary: 'Suspends an active registration.',
  http: { method: 'POST', path: '/registrations/{registrationId}/suspend', ifMatch: false, etag: true },
  roles: ['labour-supervisor'],
  request: ReasonedDecision,
  answer: Registration,
});

/** POST /registrations/{registrationId}/reinstate */
export const REINSTATE_REGISTRATION = operation({
  subject: 'workers.reinstate-registration.v1',
  summary: 'Makes a suspended registration active again.',
  http: { method: 'POST', path: '/registrations/{registrationId}/reinstate', ifMatch: false, etag: true },
  roles: ['labour-supervisor'],
  request: OneRegistration,
  answer: Registration,
});

/** POST /registrations/{registrationId}/end */
export const END_REGISTRATION = operation({
  subject: 'workers.end-registration.v1',
  summary: 'Ends an approved, active or suspended registration before its contract does.',
  http: { method: 'POST', path: '/registrations/{registrationId}/end', ifMatch: false, etag: true },
  roles: ['labour-supervisor'],
  request: ReasonedDecision,
  answer: Registration,
});
