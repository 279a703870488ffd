/** Roles of an officer; what each may call stands in docs/reference/permissions.md. */
export const OFFICER_ROLES = [
  'labour-officer',
  'labour-supervisor',
  'permit-officer',
  'permit-supervisor',
  'gate-officer',
  'gate-supervisor',
  'province-analyst',
  'focal-point',
  'administrator',
  'auditor',
] as const;
/** One of an officer's roles. */
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** Every role that may be given to an officer or an API client; a device is enrolled, not appointed. */
export const ROLES = [...OFFICER_ROLES, 'device'] as const;
/** One of the roles. */
export type Role = (typeof ROLES)[number];

/** The labour office: those who work there and those who lead them. */
export const LABOUR = ['labour-officer', 'labour-supervisor'] as const;
/** The permit office. */
export const PERMIT = ['permit-officer', 'permit-supervisor'] as const;
/** The gate. */
export const GATE = ['gate-officer', 'gate-supervisor'] as const;

/** What an office is there for. */
export const OFFICE_KINDS = ['labour', 'permit', 'gate', 'province', 'authority'] as const;
/** One of the kinds of office. */
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Who can have signed in: a human being or a machine. */
export const CALLER_KINDS = ['officer', 'api-client'] as const;
/** One of the two. */
export type CallerKind = (typeof CALLER_KINDS)[number];
