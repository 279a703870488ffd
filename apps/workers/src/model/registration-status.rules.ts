import type { RegistrationStatus } from '@gatebook/vocabulary';

/** What can be done to a registration; `activate` and `expire` are the calendar's. */
export const REGISTRATION_ACTIONS = [
  'amend',
  'submit',
  'approve',
  'return',
  'refuse',
  'activate',
  'suspend',
  'reinstate',
  'end',
  'expire',
  'renew',
  'transfer',
] as const;
/** One of them. */
export type RegistrationAction = (typeof REGISTRATION_ACTIONS)[number];

/** The status machine: draft → submitted → approved → active → (suspended ⇄ active) → ended | refused. What does not stand here is not allowed. */
const NEXT: Readonly<Record<RegistrationAction, Partial<Readonly<Record<RegistrationStatus, RegistrationStatus>>>>> = {
  amend: { draft: 'draft' },
  submit: { draft: 'submitted' },
  approve: { submitted: 'approved' },
  return: { submitted: 'draft' },
  refuse: { submitted: 'refused' },
  activate: { approved: 'active' },
  suspend: { active: 'suspended' },
  reinstate: { suspended: 'active' },
  end: { approved: 'ended', active: 'ended', suspended: 'ended' },
  expire: { approved: 'ended', active: 'ended', suspended: 'ended' },
  // The next contract is a registration of its own: this one stays as it is.
  renew: { active: 'active', ended: 'ended' },
  transfer: { active: 'active', suspended: 'suspended' },
};

/** The status after an action, or null where the present one does not allow it. */
export function statusAfter(status: RegistrationStatus, action: RegistrationAction): RegistrationStatus | null {
  return NEXT[action][status] ?? null;
}
