/** Older servers reject `sync_interval` (2.9) or could lose a stream (2.10.20 to 2.10.22). */
export const OLDEST_NATS_SERVER = '2.10.27';

/** The version in what `nats-server --version` prints; `null` when there is none. */
export function natsVersionIn(output: string): string | null {
  return /\bv?(\d+\.\d+\.\d+)(?![\d.])/.exec(output)?.[1] ?? null;
}

/** Whether a nats-server of this version keeps what it acknowledged. */
export function isNewEnough(version: string): boolean {
  const [wanted, found] = [OLDEST_NATS_SERVER, version].map((text) => text.split('.').map(Number));
  for (const [place, least] of (wanted ?? []).entries()) {
    const has = found?.[place] ?? 0;
    if (has !== least) return has > least;
  }
  return true;
}
