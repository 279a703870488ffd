/** How far a release of a table is: later ones may change it, have changed it, or will not. */
export const RELEASE_STATUSES = ['provisional', 'revised', 'final'] as const;
/** One of the statuses. */
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];
