import { Problem, type Actor } from '@gatebook/contracts';

/** Whose a row is: the office that keeps it, and the administrators above. A row of before, whose office nobody knows, is every authority's. */
export function isKeeper({ role, officeId }: Actor, keeper: string | undefined): boolean {
  return role === 'administrator' || keeper === undefined || keeper === officeId;
}

/** Throws for whoever may read the row and not change it. */
export function objectToKeeper(actor: Actor, { officeId }: { readonly officeId?: string }): void {
  if (!isKeeper(actor, officeId)) throw new Problem('NOT_ALLOWED');
}
