const LONGEST_WAIT_SECONDS = 60;
const WEARS_OFF_SECONDS = 600;

/** Failures that make nobody wait: of a name at one place, at an address whatever the names, of a name at so many addresses. */
const FREE = { here: 2, address: 50, addresses: 5 } as const;

/** Failures that were counted, and when the last one was. */
export interface CountedFailures {
  readonly failures: number;
  readonly lastAt: Date;
}

/** What counts for a sign-in. */
export interface FailuresBefore {
  /** Of this name at this place. */
  readonly here: CountedFailures;
  /** At this address in the last hour, whatever the names; null on a device where the officer is known. */
  readonly atAddress: CountedFailures | null;
  /** Addresses at which this name failed in the last hour; null on a device where the officer is known. */
  readonly ofName: CountedFailures | null;
}

/** Two mistakes are free; then the wait doubles up to a minute, so that guessing stops while nobody is kept out for long. */
export function waitSeconds(failures: number, free: number = FREE.here): number {
  return failures <= free ? 0 : Math.min(2 ** (failures - free), LONGEST_WAIT_SECONDS);
}

/** Failures that still count: one wears off in ten minutes. */
export function failuresLeft({ failures, lastAt }: CountedFailures, now: Date): number {
  return Math.max(0, failures - Math.floor(secondsSince(lastAt, now) / WEARS_OFF_SECONDS));
}

/**
 * Seconds until the next try may be heard. Who guesses elsewhere adds one address to the count of a name, however often they try, so one guesser
 * keeps nobody out; many addresses together are slowed, and the officer's own devices are not.
 */
export function waitLeftSeconds({ here, atAddress, ofName }: FailuresBefore, now: Date): number {
  return Math.max(
    left(waitSeconds(failuresLeft(here, now)), here, now),
    atAddress === null ? 0 : left(waitSeconds(atAddress.failures, FREE.address), atAddress, now),
    ofName === null ? 0 : left(waitSeconds(ofName.failures, FREE.addresses), ofName, now),
  );
}

function left(wait: number, { lastAt }: CountedFailures, now: Date): number {
  return Math.max(0, Math.ceil(wait - secondsSince(lastAt, now)));
}

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1_000;
}
