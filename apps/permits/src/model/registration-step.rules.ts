import type { RegistrationChanged } from '@gatebook/contracts';
import type { KeptPermit } from './kept-permit.types.js';

/** Why a permit followed its registration; a suspension with another reason is an officer's and is not lifted by the registration. */
export const REGISTRATION_REASONS = {
  suspend: 'registration-suspended',
  reinstate: 'registration-reinstated',
  revoke: 'registration-ended',
  retire: 'registration-ended',
  refuse: 'registration-ended',
} as const;

/** What has to happen to a registration's permit so that it stands as the registration does. */
export type RegistrationStep =
  { readonly do: 'nothing' } | { readonly do: 'issue' } | { readonly do: keyof typeof REGISTRATION_REASONS; readonly permit: KeptPermit };

const NOTHING: RegistrationStep = { do: 'nothing' };

/**
 * The next step. A permit is issued once: a registration that has had a permit which was revoked gets no other by itself.
 * When a registration ends on or after the permit's last day the permit is retired; before, it is revoked.
 */
export function stepFor(registration: RegistrationChanged, permits: readonly KeptPermit[], hostToday: string): RegistrationStep {
  const live = permits.find(({ status }) => status === 'requested' || status === 'issued' || status === 'suspended');
  const { status, permitType } = registration;
  if (status === 'ended' || status === 'refused') {
    if (!live) return NOTHING;
    if (live.status === 'requested') return { do: 'refuse', permit: live };
    return { do: live.validUntil <= hostToday ? 'retire' : 'revoke', permit: live };
  }
  if (live && live.status !== 'requested' && live.validUntil < hostToday) return NOTHING;
  if (status === 'suspended') return live?.status === 'issued' ? { do: 'suspend', permit: live } : NOTHING;
  if (status !== 'approved' && status !== 'active') return NOTHING;
  if (live?.status === 'suspended' && live.reason === REGISTRATION_REASONS.suspend) return { do: 'reinstate', permit: live };
  return permits.length === 0 && permitType != null ? { do: 'issue' } : NOTHING;
}
