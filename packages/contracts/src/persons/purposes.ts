/** Why a person's record may be opened (header `Purpose`); each reading stands with its purpose in the person's own access log. */
export const PURPOSES = [
  'registration',
  'labour-registration',
  'permit-issue',
  'gate-check',
  'correction',
  'complaint',
  'holder-request',
  'authority-request',
  'statistics-correction',
  'audit',
] as const;
/** One of the purposes. */
export type Purpose = (typeof PURPOSES)[number];

/** True for a purpose written as a code: what stands in an access log is never free text. */
export function isPurpose(purpose: string | undefined): purpose is string {
  return purpose !== undefined && /^[a-z][a-z0-9-]{1,63}$/.test(purpose);
}
