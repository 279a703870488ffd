const FREE_FAILURES = 2;
const LONGEST_WAIT_SECONDS = 60;

/**
 * How long after the last failure the next try is heard. Two mistakes are free; then the wait doubles up to a minute, so
 * that guessing stops while nobody can lock an officer out for long.
 */
export function waitSeconds(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(2 ** (failures - FREE_FAILURES), LONGEST_WAIT_SECONDS);
}

/** Seconds that are left of the wait; nought when the next try may be heard. */
export function waitLeftSeconds(failures: number, lastAt: Date, now: Date): number {
  const waited = (now.getTime() - lastAt.getTime()) / 1_000;
  return Math.max(0, Math.ceil(waitSeconds(failures) - waited));
}
