import type { PermitEntity } from './permit.entity.js';

export type { KeptStatus } from './permit.entity.js';

/** A permit as it stands in the database, without its credential. */
export type KeptPermit = Omit<PermitEntity, 'sealedCredential'>;

/** What a permit begins with: nothing has been decided about it. */
export const NEWLY_REQUESTED = {
  version: 1,
  status: 'requested',
  issuedAt: null,
  reason: null,
  note: null,
  timesExtended: 0,
  statusList: null,
  statusIndex: null,
  statusListSequence: 0,
  replaces: null,
  chainId: null,
} as const satisfies Partial<KeptPermit>;
