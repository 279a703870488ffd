/** Where a permit stands in its life. */
export const PERMIT_STATUSES = ['requested', 'issued', 'suspended', 'revoked', 'retired', 'expired', 'refused'] as const;
/** One permit status. */
export type PermitStatus = (typeof PERMIT_STATUSES)[number];

/** Those that are kept: `expired` follows from the dates. */
export const KEPT_PERMIT_STATUSES = PERMIT_STATUSES.filter((status) => status !== 'expired');

/** How often a permit may be used to enter. */
export const PERMIT_ENTRIES = ['single', 'multiple'] as const;
/** Once or often. */
export type PermitEntries = (typeof PERMIT_ENTRIES)[number];

/** What a status list can tell of a permit, in the order of the two bits that signed lists carry: never in another. */
export const PERMIT_STANDINGS = ['valid', 'suspended', 'revoked', 'retired'] as const;
/** One of them; `retired` is replaced by a renewal. */
export type PermitStanding = (typeof PERMIT_STANDINGS)[number];

/** How far a key is relied on: `retired` signs no more and what it signed stays good, `distrusted` may be in a stranger's hands. */
export const KEY_STATUSES = ['trusted', 'retired', 'distrusted'] as const;
/** One of them. */
export type KeyStatus = (typeof KEY_STATUSES)[number];

/** The same as kept; `proposed`: one officer stands for it. */
export const KEY_STATES = ['proposed', ...KEY_STATUSES] as const;
/** One of the states. */
export type KeyState = (typeof KEY_STATES)[number];
