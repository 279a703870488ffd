/** Older brokers reject `sync_interval` (2.9) or could lose a stream (2.10.20 to 2.10.22). */
export const OLDEST_BROKER = '2.10.27';

const BY_NUMBERS = new Intl.Collator('en', { numeric: true });

/** Whether a broker of this version (`2.11.17`) keeps what it acknowledged. */
export function isNewEnough(version: string): boolean {
  return BY_NUMBERS.compare(version, OLDEST_BROKER) >= 0;
}
