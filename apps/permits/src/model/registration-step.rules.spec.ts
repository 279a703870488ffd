import type { RegistrationStatus } from '@gatebook/vocabulary';
import { aKeptPermit } from '../../test/a-kept-permit.js';
import { aRegistration } from '../../test/a-registration.js';
import type { KeptPermit } from './kept-permit.types.js';
import { stepFor } from './registration-step.rules.js';

const TODAY = '2026-12-15';
const SUSPENDED_WITH_IT: Partial<KeptPermit> = { status: 'suspended', reason: 'registration-suspended' };

describe('the permit of a registration', () => {
  it.each<[RegistrationStatus, Partial<KeptPermit> | null, string]>([
    ['draft', null, 'nothing'],
    ['submitted', null, 'nothing'],
    ['approved', null, 'issue'],
    ['active', null, 'issue'],
    ['suspended', null, 'nothing'],
    ['ended', null, 'nothing'],
    ['approved', { status: 'requested' }, 'nothing'],
    ['approved', {}, 'nothing'],
    ['active', { status: 'revoked' }, 'nothing'],
    ['active', { status: 'refused' }, 'nothing'],
    ['suspended', {}, 'suspend'],
    ['suspended', { status: 'requested' }, 'nothing'],
    ['active', SUSPENDED_WITH_IT, 'reinstate'],
    ['active', { status: 'suspended', reason: 'lost' }, 'nothing'],
    ['ended', {}, 'revoke'],
    ['ended', SUSPENDED_WITH_IT, 'revoke'],
    ['ended', { validUntil: '2026-12-15' }, 'retire'],
    ['ended', { status: 'requested' }, 'refuse'],
    ['refused', {}, 'revoke'],
    ['suspended', { validUntil: '2026-12-14' }, 'nothing'],
  ])('of one that is %s, with %j: %s', (status, permit, step) => {
    expect(stepFor(aRegistration('0193a1b2-0000-7000-8000-000000000002', { status }), permit ? [aKeptPermit(permit)] : [], TODAY).do).toBe(
      step,
    );
  });

  it('is not issued where the agreement says otherwise', () => {
    expect(stepFor(aRegistration('0193a1b2-0000-7000-8000-000000000002', { permitType: null }), [], TODAY)).toEqual({ do: 'nothing' });
  });
});
