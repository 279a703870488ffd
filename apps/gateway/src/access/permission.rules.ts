import { Problem, type Actor, type Operation } from '@gatebook/contracts';

/** Refuses who may not make a call: 401 for who has not signed in, 403 for a role that the call does not list. */
export function refuseUnlessAllowed({ roles }: Operation, { role }: Actor): void {
  if (roles === 'anyone') return;
  if (role === null) throw new Problem('NOT_SIGNED_IN');
  if (roles !== 'signed-in' && !roles.includes(role)) throw new Problem('NOT_ALLOWED');
}

/** Header that every call with a session cookie carries, unless it only reads. */
export const REQUESTED_WITH = { header: 'x-requested-with', value: 'gatebook' } as const;

/**
 * A cookie travels with requests that another site caused; a header of our own does not, because browsers ask first
 * (CORS preflight) and we allow no other site. (OWASP, CSRF Prevention Cheat Sheet: custom request headers.)
 */
export function refuseForgery(method: string, hasCookie: boolean, requestedWith: unknown): void {
  if (hasCookie && method !== 'GET' && method !== 'HEAD' && requestedWith !== REQUESTED_WITH.value)
    throw new Problem('REQUESTED_WITH_MISSING');
}
