import { heartbeatSubject } from '@gatebook/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../logs/log.js';
import type { CatchUp } from './catch-up.js';
import { sourceOf, type Consumer } from '../bus/consumer.js';
import type { Freshness } from './freshness.js';
import type { Hearing, HeardUntil } from './hearing.js';
import { isBefore, readBeat, type Beat } from './told.js';

/** How often the own place is looked at, whether a source says anything or not. */
const LOOK_MS = 1_000;
/** Beats that are remembered: what was not heard yet at the newest may have been at one before it. */
const MOST_BEATS = 8;

/** What is believed of a source's stream: messages of this lineage, while the own database is the one it was when the beat was heard. */
export interface Believed {
  readonly lineage: string;
  readonly server: string;
}

interface Source {
  readonly consumers: readonly Consumer[];
  beats: readonly Beat[];
  believed: Believed | null;
  /** Up to where each consumer had heard at the beat before. */
  earlier: ReadonlyMap<string, HeardUntil>;
  judging: boolean;
}

/** Hears the heartbeats of the sources: how fresh the copies are, which messages are to be believed, and what is missing. */
export class HeardBeats {
  private readonly sources = new Map<string, Source>();
  /** Where each consumer stood when its source vouched for it last. */
  private readonly vouchedAt = new Map<string, HeardUntil>();
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly consumers: readonly Consumer[],
    private readonly hearing: Hearing,
    private readonly catchUp: CatchUp,
    private readonly freshness: Freshness,
    private readonly log: Log,
  ) {
    for (const source of new Set(consumers.map(sourceOf))) {
      const own = consumers.filter((consumer) => sourceOf(consumer) === source);
      this.sources.set(source, { consumers: own, beats: [], believed: null, earlier: new Map(), judging: false });
      for (const { durable, kind } of own) freshness.expect(durable, kind.subject);
    }
  }

  start(connection: NatsConnection): void {
    if (this.consumers.length > 0) this.looking = setInterval(() => void this.lookAtOwn(), LOOK_MS);
    for (const name of this.sources.keys()) {
      connection.subscribe(heartbeatSubject(name), {
        callback: (error, message) => {
          if (error) this.log.error('the broker does not let us hear a heartbeat', error, { source: name });
          else
            void this.hear(
              name,
              readBeat(() => message.json<unknown>()),
            );
        },
      });
    }
  }

  stop(): void {
    clearInterval(this.looking);
  }

  /**
   * The copies stand in a database that can be put back to an earlier state or replaced while a source says nothing: what was vouched for was another
   * state, and nobody vouches for this one before a beat was compared with it.
   */
  private async lookAtOwn(): Promise<void> {
    const until = await this.hearing.until(this.consumers).catch(() => null);
    // While it is away nobody is answered from it, and it may be the same when it comes back.
    if (until === null) return;
    for (const { durable, kind } of this.consumers) {
      const [vouchedAt, now] = [this.vouchedAt.get(durable), until.get(durable)];
      if (vouchedAt === undefined || (now !== undefined && !isAnother(vouchedAt, now))) continue;
      this.vouchedAt.delete(durable);
      this.freshness.lost(durable, kind.subject);
    }
  }

  /** What is believed of a source now; null while it has said nothing since we started, or since our database came back. */
  believedOf(source: string): Believed | null {
    return this.sources.get(source)?.believed ?? null;
  }

  /** The own database may be another one now: nobody is believed before the next beat. */
  doubt(): void {
    for (const source of this.sources.values()) source.believed = null;
  }

  private async hear(name: string, beat: Beat | null): Promise<void> {
    const source = this.sources.get(name);
    if (source === undefined || beat === null) return;
    // A new turn may be that of another database, with another clock: what was said before it counts no more.
    const ofTurn = source.beats.filter(({ lineage }) => lineage === beat.lineage);
    if (ofTurn.some(({ at }) => at > beat.at)) return;
    source.beats = [beat, ...ofTurn].slice(0, MOST_BEATS);
    if (source.judging) return;
    source.judging = true;
    try {
      await this.judge(source, beat);
    } catch (error) {
      this.doubt();
      this.log.warn('a heartbeat could not be compared with what was heard', {
        source: name,
        cause: error instanceof Error ? error.name : 'unknown',
      });
    } finally {
      source.judging = false;
    }
  }

  private async judge(source: Source, { lineage }: Beat): Promise<void> {
    const heard = await this.hearing.until(source.consumers);
    for (const consumer of source.consumers) {
      const { durable, kind } = consumer;
      const until = heard.get(durable);
      if (until === undefined) continue;
      source.believed = { lineage, server: until.server };
      const before = source.earlier.get(durable);
      const isMoving = before !== undefined && before.eventId !== until.eventId;
      const covered = source.beats.find((beat) => isCovered(beat, kind.subject, until, isMoving));
      if (covered !== undefined) {
        this.vouchedAt.set(durable, until);
        this.freshness.reached(durable, kind.subject, notLater(new Date(covered.at)));
      }
      if (this.isMissing(source, until, consumer)) this.readOutbox(consumer);
    }
    source.earlier = heard;
  }

  /** Something is missing when a whole second has brought no event, and yet the last one heard is not the last one told. */
  private isMissing({ beats, earlier }: Source, until: HeardUntil, { durable, kind }: Consumer): boolean {
    const [newest] = beats;
    if (newest === undefined || earlier.get(durable)?.eventId !== until.eventId) return false;
    return newest.last[kind.subject]?.eventId !== (until.eventId ?? undefined);
  }

  private readOutbox(consumer: Consumer): void {
    this.catchUp.run(consumer).catch((error: unknown) => {
      this.log.warn('what is missing could not be read from its source, tries again', {
        consumer: consumer.durable,
        cause: error instanceof Error ? error.message : 'unknown',
      });
    });
  }
}

/** Whether a place is of another database than the one before, or of an earlier state of it. */
function isAnother(before: HeardUntil, now: HeardUntil): boolean {
  if (before.server !== now.server) return true;
  if (before.eventId === now.eventId || before.place === null) return false;
  return now.place === null || isBefore(now.place, before.place);
}

/** A source whose clock is fast cannot vouch for what has not been yet: its silence would go unnoticed for as long. */
function notLater(at: Date): Date {
  return new Date(Math.min(at.getTime(), Date.now()));
}

/**
 * Whether all that a beat speaks of was heard. Being ahead of it counts only while events come in: standing still ahead of a source means that it
 * has gone back.
 */
function isCovered({ last }: Beat, subject: string, { eventId, place }: HeardUntil, isMoving: boolean): boolean {
  const told = last[subject] ?? null;
  if (told === null || told.eventId === eventId) return told?.eventId === (eventId ?? undefined);
  return isMoving && place !== null && isBefore(told.place, place);
}
