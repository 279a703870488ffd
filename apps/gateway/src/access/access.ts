import { createHash } from 'node:crypto';
import { GATE, NOBODY, VERIFY_ACCESS, type AccessEnded, type Actor, type VerifiedAccess } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';

const SESSION_REMEMBERED_MS = 60_000;
/** While nobody tells us that access has ended. */
const REMEMBERED_UNTOLD_MS = 2_000;
/**
 * While identity is silent nobody's access can be ended there either: whoever works at a gate goes on for so long after their access was verified,
 * for people stand before them.
 */
const AT_GATE_WHILE_SILENT_MS = 10 * 60_000;
const MOST_REMEMBERED = 20_000;

interface Remembered {
  readonly actor: Actor;
  /** Until when it is taken for true without asking. */
  readonly until: number;
  /** Until when it may be, if identity is silent. */
  readonly whileSilent: number;
}

/** Why a token is verified: the trace goes along. */
export interface Because {
  readonly traceId: string;
  readonly deadline: number;
}

/** Whom the memory asks. */
export interface AskIdentity {
  ask(token: string, because: Because): Promise<VerifiedAccess>;
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
  /** False while the broker is away or forbids listening: then answers are remembered for two seconds only. */
  isTold = false;
  /** True while identity says nothing at all: it would not answer, and ends nobody's access. */
  isSilent = false;

  constructor(private readonly identity: AskIdentity) {}

  /** The actor behind a token; NOT_SIGNED_IN when there is none. */
  async actorOf(token: string, because: Because): Promise<Actor> {
    const digest = createHash('sha256').update(token).digest('base64url');
    const earlier = this.remembered.get(digest);
    const now = Date.now();
    if (earlier !== undefined && (this.isSilent ? earlier.whileSilent : earlier.until) > now) return earlier.actor;
    const endingsBefore = this.endings;
    const { actor, until } = await this.identity.ask(token, because);
    // An ending that arrived while we asked may be about this very answer, which was then given before it.
    if (this.endings === endingsBefore) this.remember(digest, this.rememberedOf(actor, Date.parse(until), now));
    return actor;
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

  private rememberedOf(actor: Actor, end: number, now: number): Remembered {
    const isAtGate = GATE.some((role) => role === actor.role);
    return {
      actor,
      until: Math.min(end, now + this.longest(actor)),
      whileSilent: isAtGate ? Math.min(end, now + AT_GATE_WHILE_SILENT_MS) : 0,
    };
  }

  private remember(digest: string, remembered: Remembered): void {
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(digest, remembered);
  }
}
