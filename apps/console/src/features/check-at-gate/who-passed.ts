import type { Shown } from './read-shown.js';

interface Checked {
  readonly permit?: { readonly permitId?: string; readonly number: string } | null;
  readonly person: { readonly personId?: string };
}

/** Whose crossing is recorded: whom the check knew, else what was shown, which says more once the registry has heard of it. */
export function whoPassed({ permit, person }: Checked, shown: Shown) {
  if (permit?.permitId !== undefined) return { permitNumber: permit.number };
  if (person.personId !== undefined) return { personId: person.personId };
  return 'mrz' in shown ? {} : shown;
}
