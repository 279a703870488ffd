import { EVENTS, heartbeatSubject, serviceOf } from '@gatebook/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import type { Loops } from '../jobs/loops.js';
import type { OutboxReader } from './outbox-reader.js';
import type { Beat } from './told.js';

const EVERY_MS = 1_000;
/** A writer that holds the fence for longer is told by readiness. */
const FENCE_SECONDS = 10;
const MOST_MARKS = 3_600;

/** An instant, and the transaction from which on nothing had begun then. */
interface Mark {
  readonly at: Date;
  readonly begun: string;
}

/**
 * Tells every second up to which instant all that this service has committed can be told, and which events are the last: whoever keeps copies
 * measures their age from here and notices what they miss. It reads the outbox, not the stream: what the stream has lost is missed by nobody.
 */
export class Heartbeat {
  private marks: Mark[] = [];
  private settled: Date | null = null;
  private timer: NodeJS.Timeout | undefined;
  private beating = false;
  private turnedAt = Date.now();
  private readonly subjects: readonly string[];

  constructor(
    private readonly service: string,
    private readonly reader: OutboxReader,
    private readonly connection: NatsConnection,
    /** The relay's turn; null while another replica speaks. */
    private readonly lineage: () => string | null,
    private readonly metrics: Metrics,
    private readonly log: Log,
    loops: Loops,
  ) {
    this.subjects = EVENTS.filter(({ subject }) => serviceOf(subject) === service).map(({ subject }) => subject);
    loops.expect(`heartbeat of ${service}`, { withinMs: 15_000, turned: () => this.turnedAt });
  }

  start(): void {
    this.timer = setInterval(() => void this.turn(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Why what was committed cannot be told, or null. */
  get objection(): string | null {
    const oldest = this.marks[0];
    if (oldest === undefined || Date.now() - oldest.at.getTime() < FENCE_SECONDS * 1000) return null;
    return `a transaction of the cluster has been writing for over ${FENCE_SECONDS} seconds: nothing committed since can be told`;
  }

  private async turn(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      await this.beat();
    } catch (error) {
      this.log.warn('heartbeat failed, tries again', { cause: error instanceof Error ? error.name : 'unknown' });
    } finally {
      this.turnedAt = Date.now();
      this.beating = false;
    }
  }

  private async beat(): Promise<void> {
    const { at, finished, begun } = await this.reader.snapshot();
    this.marks.push({ at, begun });
    // What had begun by an instant has finished by now: all that was committed by then lies behind the fence.
    const settled = this.marks.filter((mark) => BigInt(mark.begun) <= BigInt(finished));
    this.marks = this.marks.slice(settled.length).slice(-MOST_MARKS);
    this.settled = settled.at(-1)?.at ?? this.settled;
    this.metrics.fenceAgeSeconds.set(this.settled === null ? 0 : (at.getTime() - this.settled.getTime()) / 1000);
    const lineage = this.lineage();
    if (lineage === null || this.settled === null) return;
    const beat: Beat = {
      source: this.service,
      lineage,
      at: this.settled.toISOString(),
      last: await this.reader.lastBefore(finished, this.subjects),
    };
    this.connection.publish(heartbeatSubject(this.service), JSON.stringify(beat));
  }
}
