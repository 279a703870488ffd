import type { Transaction } from '@gatebook/service-kit';

/**
 * Key, for table $1, of the advisory lock between events, which share it while they are counted, and a release that takes its number: an event
 * counts towards a number that was not taken when it is committed.
 */
const NUMBER_LOCK = `hashtextextended('release:' || $1, 3)`;

/** Waits for the events that are being counted, and lets others wait: whoever takes the next number, or publishes, is alone. */
export async function holdReleaseNumber(tx: Transaction, tableId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${NUMBER_LOCK})`, [tableId]);
}

/**
 * Keeps the next number from being taken while an event is counted towards it. It is a statement of its own, because the one that counts must see
 * what was committed meanwhile.
 */
export async function shareReleaseNumber(tx: Transaction, tableId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${NUMBER_LOCK})`, [tableId]);
}
