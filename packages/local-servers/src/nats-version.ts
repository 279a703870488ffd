/** The version in what `nats-server --version` prints; `null` when there is none. */
export function natsVersionIn(output: string): string | null {
  return /\bv?(\d+\.\d+\.\d+)(?![\d.])/.exec(output)?.[1] ?? null;
}
