import { randomUUID } from 'node:crypto';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import type { Loops } from '../jobs/loops.js';
import type { OutboxReader } from './outbox-reader.js';
import type { Place, PlacedTold, RelayedTold } from './told.js';

const MOST_AT_ONCE = 250;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 400;
const PAUSE_AFTER_FAILURE_MS = 1_000;
const MEASURE_EVERY_MS = 2_000;
const LEASE_SECONDS = 6;
const PUBLISH_MS = 5_000;
/** How long events may wait for the relay before the service is not ready. */
const OVERDUE_MS = 10_000;

const POSITION = 'SELECT transaction_id::text, message_id, pg_postmaster_start_time()::text AS server FROM outbox_position';

interface HeldPosition {
  readonly transaction_id: string;
  readonly message_id: string;
  readonly server: string;
}

/** One relay's turn: from taking the lease until anything goes wrong. */
interface Turn {
  readonly lineage: string;
  /** When this PostgreSQL was started: another one may be a restored copy or a promoted standby, and its history another. */
  readonly server: string;
  readonly heldUntil: number;
}

/**
 * Takes committed events from the outbox to the service's stream, in the order of their transactions, at least once. The stream is a quick way
 * and no more: whoever hears notices what is missing and reads it from the outbox itself (docs/adr/0014).
 */
export class OutboxRelay {
  private running = false;
  private wake: (() => void) | null = null;
  private loop: Promise<void> = Promise.resolve();
  private turn: Turn | null = null;
  private measuredAt = 0;
  /** Since when something has waited without the position moving. */
  private waitingSince = Date.now();
  private failing: string | null = null;
  private isBeyond = false;
  private readonly holder = randomUUID();
  private readonly client: JetStreamClient;

  constructor(
    service: string,
    private readonly database: Database,
    private readonly reader: OutboxReader,
    connection: NatsConnection,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly loops: Loops,
  ) {
    this.client = jetstream(connection);
    database.onChange(() => this.wake?.());
    this.loops.expect(`relay of ${service}`, { withinMs: 15_000, turned: () => this.turnedAt });
  }

  private turnedAt = Date.now();

  /** The lineage of what this relay sends now; null while another replica's works, or the database is away. */
  get lineage(): string | null {
    return this.turn !== null && Date.now() < this.turn.heldUntil ? this.turn.lineage : null;
  }

  /** Why events do not leave as they should, or null. */
  get objection(): string | null {
    if (this.isBeyond) return 'the outbox comes from another database cluster: run migrate, which adopts it';
    if (this.failing !== null) return `the relay fails (${this.failing})`;
    return Date.now() - this.waitingSince > OVERDUE_MS ? 'events have waited in the outbox for over ten seconds' : null;
  }

  start(): void {
    this.running = true;
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.running = false;
    this.wake?.();
    await this.loop;
    await this.database.dataSource
      .query(`UPDATE outbox_position SET held_until = '-infinity' WHERE holder = $1`, [this.holder])
      .catch(() => undefined);
  }

  private async run(): Promise<void> {
    let pause = SHORTEST_PAUSE_MS;
    while (this.running) {
      this.turnedAt = Date.now();
      try {
        const moved = await this.moveSome();
        this.failing = null;
        pause = moved > 0 ? 0 : Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pause * 2));
      } catch (error) {
        this.failing = error instanceof Error ? error.name : 'unknown';
        this.log.error('outbox relay failed, tries again', error);
        pause = PAUSE_AFTER_FAILURE_MS;
      }
      if (pause > 0) await this.pause(pause);
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      this.wake = done;
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }

  /**
   * Publishes the next events behind the position and moves it to the last one that the broker has on disk. No transaction
   * is open meanwhile: it would hold back the fence of every service in the cluster.
   */
  private async moveSome(): Promise<number> {
    const place = await this.holdPosition().catch((error: unknown) => {
      // The database that comes back may be another one, with another history.
      this.turn = null;
      throw error;
    });
    if (place === null || this.turn === null) return 0;
    const { lineage } = this.turn;
    await this.measure(place);
    const events = await this.reader.next(place, MOST_AT_ONCE);
    if (events.length === 0) return 0;
    const { moved, failure } = await this.publishInOrder(events, lineage);
    const last = events[moved - 1];
    if (last) {
      this.waitingSince = Date.now();
      await this.database.dataSource.query('UPDATE outbox_position SET transaction_id = $2, message_id = $3 WHERE holder = $1', [
        this.holder,
        last.place.transactionId,
        last.place.id,
      ]);
    }
    if (failure !== null && moved === 0) throw failure;
    return moved;
  }

  /** The position, if this replica's relay is the one that works now. Two at once would do no harm: events carry their id. */
  private async holdPosition(): Promise<Place | null> {
    const renewing = this.turn === null || Date.now() > this.turn.heldUntil - (LEASE_SECONDS * 1000) / 2;
    const rows: HeldPosition[] = renewing
      ? await this.takeLease()
      : await this.database.dataSource.query(`${POSITION} WHERE holder = $1`, [this.holder]);
    const [held] = rows;
    if (held === undefined) {
      this.turn = null;
      return null;
    }
    const isSame = this.turn !== null && this.turn.server === held.server;
    this.turn = {
      lineage: isSame && this.turn !== null ? this.turn.lineage : randomUUID(),
      server: held.server,
      heldUntil: renewing || this.turn === null ? Date.now() + LEASE_SECONDS * 1000 : this.turn.heldUntil,
    };
    return { transactionId: held.transaction_id, id: held.message_id };
  }

  private async takeLease(): Promise<HeldPosition[]> {
    const [held]: [HeldPosition[]] = await this.database.dataSource.query(
      `UPDATE outbox_position SET holder = $1, held_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
       WHERE holder = $1 OR held_until < clock_timestamp()
       RETURNING transaction_id::text, message_id, pg_postmaster_start_time()::text AS server`,
      [this.holder],
    );
    return held;
  }

  /** All are sent at once, in order, over one connection; the position moves to the last before the first that failed. */
  private async publishInOrder(events: readonly PlacedTold[], lineage: string): Promise<{ moved: number; failure: unknown }> {
    const results = await Promise.allSettled(
      events.map((event) => {
        const relayed: RelayedTold = { ...event, lineage };
        return this.client.publish(`events.${event.subject}`, JSON.stringify(relayed), { msgID: event.eventId, timeout: PUBLISH_MS });
      }),
    );
    let moved = 0;
    for (const result of results) {
      if (result.status === 'rejected') return { moved, failure: result.reason };
      moved++;
    }
    return { moved, failure: null };
  }

  private async measure(place: Place): Promise<void> {
    if (Date.now() - this.measuredAt < MEASURE_EVERY_MS) return;
    this.measuredAt = Date.now();
    const { count, isBeyond } = await this.reader.backlog(place);
    this.metrics.outboxBacklog.set(count);
    if (count === 0) this.waitingSince = Date.now();
    // Transaction numbers belong to one cluster: a dump restored into another has a position that no transaction will ever reach.
    this.isBeyond = isBeyond;
  }
}
