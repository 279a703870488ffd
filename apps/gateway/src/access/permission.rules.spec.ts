import { CHECK, GET_SESSION, NOBODY, SIGN_IN, type Actor } from '@gatebook/contracts';
import { refuseForgery, refuseUnlessAllowed } from './permission.rules.js';

const gateOfficer: Actor = { ...NOBODY, kind: 'officer', id: '1', role: 'gate-officer' };
const analyst: Actor = { ...gateOfficer, role: 'province-analyst' };

describe('permission', () => {
  it('is by role, by sign-in, or nobody’s business', () => {
    expect(() => refuseUnlessAllowed(CHECK, NOBODY)).toThrow('NOT_SIGNED_IN');
    expect(() => refuseUnlessAllowed(CHECK, analyst)).toThrow('NOT_ALLOWED');
    expect(() => refuseUnlessAllowed(CHECK, gateOfficer)).not.toThrow();
    expect(() => refuseUnlessAllowed(GET_SESSION, analyst)).not.toThrow();
    expect(() => refuseUnlessAllowed(GET_SESSION, NOBODY)).toThrow('NOT_SIGNED_IN');
    expect(() => refuseUnlessAllowed(SIGN_IN, NOBODY)).not.toThrow();
  });

  it('to change something with a cookie needs the header that other sites cannot send', () => {
    expect(() => refuseForgery('POST', true, undefined)).toThrow('REQUESTED_WITH_MISSING');
    expect(() => refuseForgery('DELETE', true, 'XMLHttpRequest')).toThrow('REQUESTED_WITH_MISSING');
    expect(() => refuseForgery('POST', true, 'gatebook')).not.toThrow();
    expect(() => refuseForgery('GET', true, undefined)).not.toThrow();
    expect(() => refuseForgery('POST', false, undefined)).not.toThrow();
  });
});
