import { Problem } from '@gatebook/contracts';

const MINUTE_MS = 60_000;

/** Counts requests, or bytes, by key in windows of a minute; one too many is a problem that says how long to wait. */
export class RateLimit {
  private counts = new Map<string, number>();
  private windowStart = 0;

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts a request, or so much of what is limited, and refuses it when it is too much. */
  count(key: string, amount = 1): void {
    this.turnWindow();
    this.counts.set(key, (this.counts.get(key) ?? 0) + amount);
    if (this.countOf(key) > this.perMinute) throw this.problem();
  }

  /** Refuses without counting: for what is counted by its outcome. */
  refuseIfFull(key: string): void {
    this.turnWindow();
    if (this.countOf(key) >= this.perMinute) throw this.problem();
  }

  private countOf(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  private turnWindow(): void {
    if (this.now() - this.windowStart < MINUTE_MS) return;
    this.windowStart = this.now();
    this.counts = new Map();
  }

  private problem(): Problem {
    return new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.ceil((this.windowStart + MINUTE_MS - this.now()) / 1_000) });
  }
}

/**
 * Sign-ins of an address in a minute: for one name, because names are guessed at, and for all names together, because a
 * password costs the identity service a core for tens of milliseconds and one address must not keep all others waiting.
 */
export class SignInLimit {
  private readonly names: RateLimit;
  private readonly addresses: RateLimit;

  constructor({ ofName, ofAddress }: { readonly ofName: number; readonly ofAddress: number }, now?: () => number) {
    this.names = new RateLimit(ofName, now);
    this.addresses = new RateLimit(ofAddress, now);
  }

  /** Counts a sign-in, and refuses it when it is one too many. What a name's own limit stops does not use up the address's. */
  count(address: string, name: string): void {
    this.addresses.refuseIfFull(address);
    this.names.count(`${address} ${name}`);
    this.addresses.count(address);
  }
}
