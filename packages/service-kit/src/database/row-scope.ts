import type { Transaction } from './transaction.js';

/** Rows of every office, in tables with row-level security: only said by name, never by leaving something out. */
export const ALL_OFFICES = 'all';

/** Whose rows a transaction sees and writes: one office's, every office's, or nobody's where the office is null. */
export type RowScope = typeof ALL_OFFICES | { readonly office: string | null };

/** For policies: `app.scope` is 'all' or 'office:' and an id; where it is not set, no row is seen and none written. */
export async function setRowScope(tx: Transaction, scope: RowScope): Promise<void> {
  if (scope === ALL_OFFICES) await set(tx, scope);
  else await set(tx, scope.office === null ? '' : `office:${scope.office}`);
}

/** Steps for which all offices' rows are one whole: what a clock or an event makes a service do, and sums over offices. Afterwards the scope is what it was. */
export async function acrossOffices<Answer>(tx: Transaction, steps: () => Promise<Answer>): Promise<Answer> {
  const [before]: { scope: string | null }[] = await tx.query(`SELECT current_setting('app.scope', true) AS scope`);
  await set(tx, ALL_OFFICES);
  const answer = await steps();
  await set(tx, before?.scope ?? '');
  return answer;
}

async function set(tx: Transaction, scope: string): Promise<void> {
  await tx.query(`SELECT set_config('app.scope', $1, true)`, [scope]);
}
