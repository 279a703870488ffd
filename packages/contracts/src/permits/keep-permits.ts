import { IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { GATE, LABOUR, PERMIT, PERMIT_STATUSES, type PermitStatus } from '@gatebook/vocabulary';
import { IsCode, IsDay, IsId, IsRegistryNumber, IsText, PageRequest } from '../kernel/formats.js';
import { operation, type HttpRoute } from '../kernel/operation.js';
import { Permit, PermitTermsAsked } from './permit.js';

const OFFICES = [...PERMIT, ...LABOUR] as const;
/** Who undoes: the permit office its own permits, the labour supervisor those of the own registrations. */
const DECIDERS = [...PERMIT, 'labour-supervisor'] as const;

/** POST /permits */
export class RequestPermit extends PermitTermsAsked {}

/** POST /permits */
export const REQUEST_PERMIT = operation({
  subject: 'permits.request.v1',
  summary: 'Requests a permit; it is judged by the rulebook in force.',
  http: { method: 'POST', path: '/permits', status: 201 },
  roles: OFFICES,
  request: RequestPermit,
  answer: Permit,
});

/** Which permits to list; newest first. */
export class ListPermits extends PageRequest {
  @IsOptional() @IsId() readonly personId?: string;
  @IsOptional() @IsId() readonly registrationId?: string;
  @IsOptional() @IsIn(PERMIT_STATUSES) readonly status?: PermitStatus;
  @IsOptional() @IsCode() readonly type?: string;
}

/** GET /permits */
export const LIST_PERMITS = operation({
  subject: 'permits.list.v1',
  summary: 'Permits of the own office and of the own registrations.',
  http: { method: 'GET', path: '/permits' },
  roles: [...OFFICES, 'auditor'],
  request: ListPermits,
  answer: Permit,
  shape: 'page',
});

/** Which permit. */
export class OnePermit {
  @IsId() readonly permitId!: string;
}

/** GET /permits/{permitId} */
export const GET_PERMIT = operation({
  subject: 'permits.get.v1',
  summary: 'One permit; a gate reads those that admit there.',
  http: { method: 'GET', path: '/permits/{permitId}' },
  roles: [...OFFICES, ...GATE, 'auditor'],
  request: OnePermit,
  answer: Permit,
});

/** Which permit, by its number. */
export class OnePermitByNumber {
  @IsRegistryNumber() readonly number!: string;
}

/** GET /permits/number/{number} */
export const GET_PERMIT_BY_NUMBER = operation({
  subject: 'permits.get-by-number.v1',
  summary: 'One permit, by its number.',
  http: { method: 'GET', path: '/permits/number/{number}' },
  roles: [...OFFICES, ...GATE, 'auditor'],
  request: OnePermitByNumber,
  answer: Permit,
});

function action(verb: string): HttpRoute {
  return { method: 'POST', path: `/permits/{permitId}/${verb}`, ifMatch: false };
}

/** POST /permits/{permitId}/issue */
export const ISSUE_PERMIT = operation({
  subject: 'permits.issue.v1',
  summary: 'Issues a requested permit: its credential can be shown from now on.',
  http: action('issue'),
  roles: OFFICES,
  request: OnePermit,
  answer: Permit,
});

/** A decision about a permit and why. */
export class DecideOnPermit extends OnePermit {
  @IsCode() readonly reason!: string;
  @IsOptional() @IsText(500) readonly note?: string;
}

/** A reinstatement; a reason may be given. */
export class ReinstatePermit extends OnePermit {
  @IsOptional() @IsCode() readonly reason?: string;
  @IsOptional() @IsText(500) readonly note?: string;
}

/** POST /permits/{permitId}/suspend */
export const SUSPEND_PERMIT = operation({
  subject: 'permits.suspend.v1',
  summary: 'Suspends a permit: online gates refuse within seconds.',
  http: action('suspend'),
  roles: DECIDERS,
  request: DecideOnPermit,
  answer: Permit,
});

/** POST /permits/{permitId}/reinstate */
export const REINSTATE_PERMIT = operation({
  subject: 'permits.reinstate.v1',
  summary: 'Makes a suspended permit good again.',
  http: action('reinstate'),
  roles: DECIDERS,
  request: ReinstatePermit,
  answer: Permit,
});

/** POST /permits/{permitId}/revoke */
export const REVOKE_PERMIT = operation({
  subject: 'permits.revoke.v1',
  summary: 'Revokes a permit for good; the status list carries it.',
  http: action('revoke'),
  roles: DECIDERS,
  request: DecideOnPermit,
  answer: Permit,
});

/** POST /permits/{permitId}/refuse */
export const REFUSE_PERMIT = operation({
  subject: 'permits.refuse.v1',
  summary: 'Refuses a requested permit.',
  http: action('refuse'),
  roles: DECIDERS,
  request: DecideOnPermit,
  answer: Permit,
});

/** POST /permits/{permitId}/reissue */
export const REISSUE_PERMIT = operation({
  subject: 'permits.reissue.v1',
  summary: 'Revokes a lost or damaged card and issues another on the same terms, with an entry of its own in the status list.',
  http: { ...action('reissue'), status: 201 },
  roles: DECIDERS,
  request: DecideOnPermit,
  answer: Permit,
});

/** POST /permits/{permitId}/extend */
export class ExtendPermit extends OnePermit {
  @IsDay() readonly validUntil!: string;
  @IsOptional() @IsText(500) readonly note?: string;
}

/** POST /permits/{permitId}/extend */
export const EXTEND_PERMIT = operation({
  subject: 'permits.extend.v1',
  summary: 'Extends a permit as far as its rule has an extension clause; the credential is signed anew.',
  http: action('extend'),
  roles: PERMIT,
  request: ExtendPermit,
  answer: Permit,
});

/** The QR code a credential fits in. */
export class CredentialQr {
  @IsInt() readonly version!: number;
  @IsString() readonly level!: string;
}

/** A permit's credential: the text of its QR code. */
export class PermitCredentialAnswer {
  @IsString() readonly credential!: string;
  @ValidateNested() @Type(() => CredentialQr) readonly qr!: CredentialQr;
}

/** GET /permits/{permitId}/credential */
export const GET_PERMIT_CREDENTIAL = operation({
  subject: 'permits.get-credential.v1',
  summary: 'The signed QR code of an issued permit, as text or picture.',
  http: { method: 'GET', path: '/permits/{permitId}/credential', produces: ['image/svg+xml', 'image/png'] },
  roles: OFFICES,
  request: OnePermit,
  answer: PermitCredentialAnswer,
});
