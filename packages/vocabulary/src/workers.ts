/** Status of a registration: draft → submitted → approved → active → (suspended ⇄ active) → ended | refused. */
export const REGISTRATION_STATUSES = ['draft', 'submitted', 'approved', 'active', 'suspended', 'ended', 'refused'] as const;
/** One of the statuses. */
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** An employer's standing. */
export const EMPLOYER_STATUSES = ['active', 'suspended'] as const;
/** One of them. */
export type EmployerStatus = (typeof EMPLOYER_STATUSES)[number];

/** Lengths of a quota's period. */
export const QUOTA_PERIODS = ['year', 'half-year', 'quarter', 'month'] as const;
/** One of them. */
export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];
