import { createHash } from 'node:crypto';
import { NOBODY, Problem, VERIFY_ACCESS, type AccessEnded, type Actor, type VerifiedAccess } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import { GATE } from '@gatebook/vocabulary';

const SESSION_REMEMBERED_MS = 60_000;
/** While nobody tells us that access has ended. */
const REMEMBERED_UNTOLD_MS = 2_000;
/** While identity does not answer whoever works at a gate goes on for so long after their access was verified, for people stand before them. */
const AT_GATE_UNANSWERED_MS = 10 * 60_000;
/** So long they wait for identity, and so long it is not asked again after it gave no answer. */
const AT_GATE_WAIT_MS = 1_000;
const ASKED_AGAIN_AFTER_MS = 2_000;
const MOST_REMEMBERED = 20_000;

interface Remembered {
  readonly actor: Actor;
  readonly verifiedAt: number;
  /** When the token ends. */
  readonly end: number;
}

/** Why a token is verified: the trace goes along. */
export interface Because {
  readonly traceId: string;
  readonly deadline: number;
  /** Somebody stands at a gate. */
  readonly isAtGate?: boolean;
}

/** Whom the memory asks. */
export interface AskIdentity {
  ask(token: string, because: Omit<Because, 'isAtGate'>): Promise<VerifiedAccess>;
}

/** Asks the identity service over the bus. */
export function identityOn(bus: Bus): AskIdentity {
  return { ask: (token, because) => bus.ask(VERIFY_ACCESS, { token }, { ...because, service: 'gateway', actor: NOBODY }) };
}

/**
 * Whose a session or token is. What identity answered is remembered under the token's SHA-256 digest until the token
 * ends, a session for a minute at most, or until the event that access has ended arrives.
 */
export class Access {
  private readonly remembered = new Map<string, Remembered>();
  private endings = 0;
  private unansweredUntil = 0;
  /** False while the broker is away or forbids listening: then answers are remembered for two seconds only. */
  isTold = false;

  constructor(private readonly identity: AskIdentity) {}

  /** The actor behind a token; NOT_SIGNED_IN when there is none. */
  async actorOf(token: string, { isAtGate = false, ...because }: Because): Promise<Actor> {
    const digest = digestOf(token);
    const earlier = this.remembered.get(digest);
    const now = Date.now();
    if (earlier !== undefined && isWithin(earlier, this.longest(earlier.actor), now)) return earlier.actor;
    const goesOn = isAtGate && earlier !== undefined && isGates(earlier.actor) && isWithin(earlier, AT_GATE_UNANSWERED_MS, now);
    if (goesOn && now < this.unansweredUntil) return earlier.actor;
    const endingsBefore = this.endings;
    try {
      const deadline = goesOn ? Math.min(because.deadline, now + AT_GATE_WAIT_MS) : because.deadline;
      const { actor, until } = await this.identity.ask(token, { ...because, deadline });
      // An ending that arrived while we asked may be about this very answer, which was then given before it.
      if (this.endings === endingsBefore) this.remember(digest, { actor, verifiedAt: now, end: Date.parse(until) });
      return actor;
    } catch (error) {
      // Only where no answer came: what identity says goes.
      if (!goesOn || !(error instanceof Problem) || error.code !== 'SERVICE_UNAVAILABLE' || this.endings !== endingsBefore) throw error;
      this.unansweredUntil = Date.now() + ASKED_AGAIN_AFTER_MS;
      return earlier.actor;
    }
  }

  /** Whoever signs out is known no more, whether identity hears of it or not. */
  forget(token: string): void {
    this.endings++;
    this.remembered.delete(digestOf(token));
  }

  /** Somebody's access has ended: forgets them. */
  end({ kind, actorId, sessionDigest }: AccessEnded): void {
    this.endings++;
    if (kind === 'session' && sessionDigest !== undefined) this.remembered.delete(sessionDigest);
    else for (const [digest, { actor }] of this.remembered) if (actor.id === actorId) this.remembered.delete(digest);
  }

  /** Forgets everybody: something may have been missed. */
  forgetAll(): void {
    this.endings++;
    this.remembered.clear();
  }

  private longest({ kind }: Actor): number {
    if (!this.isTold) return REMEMBERED_UNTOLD_MS;
    return kind === 'api-client' ? Number.POSITIVE_INFINITY : SESSION_REMEMBERED_MS;
  }

  private remember(digest: string, remembered: Remembered): void {
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(digest, remembered);
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function isGates({ role }: Actor): boolean {
  return GATE.some((one) => one === role);
}

function isWithin({ verifiedAt, end }: Remembered, longestMs: number, now: number): boolean {
  return now < Math.min(end, verifiedAt + longestMs);
}
