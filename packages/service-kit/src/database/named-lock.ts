import type { Transaction } from './transaction.js';

/**
 * Waits until nobody else holds this name, and holds it to the end of the transaction. Names are `<what>:<which>`; whoever locks several takes them in
 * one order.
 */
export async function holdName(tx: Transaction, name: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** The same with others who share the name: only who holds it alone waits for them, and they for it. */
export async function shareName(tx: Transaction, name: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [name]);
}
