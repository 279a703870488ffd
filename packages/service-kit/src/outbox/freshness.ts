import { Injectable } from '@nestjs/common';
import type { EventKind } from '@gatebook/contracts';

/** Until its source has said how old a copy is, nobody can tell: as good as a year. */
const NEVER_SECONDS = 365 * 24 * 60 * 60;

/** In the place of an aggregate: any of its kind. */
export const ANYTHING = '*';

/** An event that could not be taken in: what it is about is as old as that event. */
export interface Blocked {
  readonly subject: string;
  /** What the event is about, most often its aggregate; `*` where nobody can tell. */
  readonly aggregateId: string;
  readonly since: Date;
}

interface Heard {
  readonly subject: string;
  /** The source's own instant up to which everything was heard; null while it has said none. */
  readonly asOf: number | null;
}

/** Of a kind, the aggregates that matter; a kind that is not named matters whole. */
export type About = readonly { readonly kind: EventKind; readonly aggregateIds: readonly string[] }[];

/** How old a service's copies of other services' facts are, as their sources say. */
@Injectable()
export class Freshness {
  private readonly heard = new Map<string, Heard>();
  private blocked: readonly Blocked[] = [];
  private isBlockedWhole = true;

  /** A consumer whose copies nobody has vouched for yet. */
  expect(consumer: string, subject: string): void {
    if (!this.heard.has(consumer)) this.heard.set(consumer, { subject, asOf: null });
  }

  /** A consumer has heard all that its source had to tell at this instant of the source. */
  reached(consumer: string, subject: string, asOf: Date): void {
    const earlier = this.heard.get(consumer)?.asOf ?? 0;
    this.heard.set(consumer, { subject, asOf: Math.max(earlier, asOf.getTime()) });
  }

  /** Nobody vouches for a consumer's copies any more. */
  lost(consumer: string, subject: string): void {
    this.heard.set(consumer, { subject, asOf: null });
  }

  /** The aggregates whose events could not be taken in, the oldest first; where they are not all of them, any other may be one. */
  block(blocked: readonly Blocked[], isWhole = true): void {
    this.blocked = blocked;
    this.isBlockedWhole = isWhole;
  }

  /**
   * Whether an event about one of the named things is known to be missing; of a kind named with `*`, about any. That is no matter of age: what was said is not known, however
   * lately it was said. Kinds that are not named do not count here, for an event about one thing must not stop what rests on another.
   */
  isMissing(about: About): boolean {
    if (!this.isBlockedWhole) return true;
    return about.some(({ kind, aggregateIds }) =>
      this.blocked.some(
        ({ subject, aggregateId }) =>
          subject === kind.subject && (aggregateId === ANYTHING || aggregateIds.includes(ANYTHING) || aggregateIds.includes(aggregateId)),
      ),
    );
  }

  get blockedAggregates(): readonly Blocked[] {
    return this.blocked;
  }

  /** Seconds since the oldest of the copies that matter was known to be whole. */
  ageSeconds(now: Date, about: About = []): number {
    const named = new Map(about.map(({ kind, aggregateIds }) => [kind.subject, new Set(aggregateIds)]));
    const standing = this.isBlockedWhole
      ? this.blocked.filter(({ subject, aggregateId }) => named.get(subject)?.has(aggregateId) ?? true)
      : this.blocked;
    let oldest = now.getTime();
    for (const { asOf } of this.heard.values()) {
      if (asOf === null) return NEVER_SECONDS;
      oldest = Math.min(oldest, asOf);
    }
    for (const { since } of standing) oldest = Math.min(oldest, since.getTime());
    return Math.max(0, Math.round((now.getTime() - oldest) / 1000));
  }
}
