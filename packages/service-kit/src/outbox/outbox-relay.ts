import { randomUUID } from 'node:crypto';
import type { Told } from '@gatebook/contracts';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streamOf } from '../bus/streams.js';
import type { Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';

const MOST_AT_ONCE = 250;
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 400;
const PAUSE_AFTER_FAILURE_MS = 1_000;
const STREAM_LOOK_MS = 2_000;
const LEASE_SECONDS = 6;

interface OutboxRow {
  readonly id: string;
  readonly transaction_id: string;
  readonly event_id: string;
  readonly subject: string;
  readonly aggregate_id: string;
  readonly trace_id: string;
  readonly occurred_at: Date;
  readonly body: unknown;
}

interface Position {
  readonly transaction_id: string;
  readonly message_id: string;
  readonly stream_created: string | null;
  readonly stream_sequence: string;
}

/** Takes committed events from the outbox to the service's stream, in the order of their transactions, at least once. */
export class OutboxRelay {
  private running = false;
  private wake: (() => void) | null = null;
  private loop: Promise<void> = Promise.resolve();
  private lookedAt = 0;
  private heldUntil = 0;
  private readonly holder = randomUUID();
  private fence = { transactionId: '', since: Date.now() };
  private isBeyond = false;
  private manager: JetStreamManager | null = null;
  private readonly client: JetStreamClient;

  constructor(
    private readonly service: string,
    private readonly database: Database,
    private readonly connection: NatsConnection,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.client = jetstream(connection);
    database.onChange(() => this.wake?.());
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
      try {
        const moved = await this.moveSome();
        pause = moved > 0 ? 0 : Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pause * 2));
      } catch (error) {
        this.log.error('outbox relay failed, tries again', error);
        this.lookedAt = 0;
        pause = PAUSE_AFTER_FAILURE_MS;
      }
      if (pause > 0) await this.pause(pause);
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      const wake = done;
      this.wake = wake;
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
    const position = await this.takePosition();
    if (!position) return 0;
    const from = await this.placeInStream(position);
    // Beyond the oldest running transaction a row with a smaller number may still appear.
    const rows: OutboxRow[] = await this.database.dataSource.query(
      `SELECT id, transaction_id, event_id, subject, aggregate_id, trace_id, occurred_at, body FROM outbox_message
       WHERE (transaction_id, id) > ($1::xid8, $2::bigint) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
       ORDER BY transaction_id, id LIMIT ${MOST_AT_ONCE}`,
      [from.transaction_id, from.message_id],
    );
    if (rows.length === 0) return 0;
    const { moved, sequence, failure } = await this.publishInOrder(rows);
    const last = rows[moved - 1];
    if (last) {
      await this.database.dataSource.query(
        'UPDATE outbox_position SET transaction_id = $2, message_id = $3, stream_sequence = greatest(stream_sequence, $4) WHERE holder = $1',
        [this.holder, last.transaction_id, last.id, sequence],
      );
    }
    if (failure && moved === 0) throw failure;
    return moved;
  }

  /** The position, if this replica's relay is the one that works now. Two at once would do no harm: events carry their id. */
  private async takePosition(): Promise<Position | null> {
    if (Date.now() < this.heldUntil) {
      const [position]: Position[] = await this.database.dataSource.query(
        'SELECT transaction_id, message_id, stream_created, stream_sequence FROM outbox_position WHERE holder = $1',
        [this.holder],
      );
      return position ?? null;
    }
    const [held]: [Position[]] = await this.database.dataSource.query(
      `UPDATE outbox_position SET holder = $1, held_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
       WHERE holder = $1 OR held_until < clock_timestamp()
       RETURNING transaction_id, message_id, stream_created, stream_sequence`,
      [this.holder],
    );
    if (held[0]) this.heldUntil = Date.now() + (LEASE_SECONDS * 1000) / 2;
    return held[0] ?? null;
  }

  /** All are sent at once, in order, over one connection; the position moves to the last before the first that failed. */
  private async publishInOrder(rows: readonly OutboxRow[]): Promise<{ moved: number; sequence: number; failure: unknown }> {
    const results = await Promise.allSettled(
      rows.map((row) => {
        const told: Told = {
          eventId: row.event_id,
          subject: row.subject,
          aggregateId: row.aggregate_id,
          occurredAt: row.occurred_at.toISOString(),
          traceId: row.trace_id,
          body: row.body,
        };
        return this.client.publish(`events.${row.subject}`, JSON.stringify(told), { msgID: row.event_id, timeout: 5_000 });
      }),
    );
    let [moved, sequence] = [0, 0];
    for (const result of results) {
      if (result.status === 'rejected') return { moved, sequence, failure: result.reason };
      [moved, sequence] = [moved + 1, Math.max(sequence, result.value.seq)];
    }
    return { moved, sequence, failure: null };
  }

  /** Where to go on from: the beginning, when the stream is another one than before or has become shorter. */
  private async placeInStream(position: Position): Promise<Position> {
    if (Date.now() - this.lookedAt < STREAM_LOOK_MS) return position;
    this.manager ??= await jetstreamManager(this.connection, { checkAPI: false });
    // The keeper makes the stream; until it has, this fails and is tried again.
    const info = await this.manager.streams.info(streamOf(this.service));
    const lost = position.stream_created !== null && position.stream_created !== info.created;
    const shortened = position.stream_created === info.created && info.state.last_seq < Number(position.stream_sequence);
    this.lookedAt = Date.now();
    await this.measure(position);
    if (position.stream_created === info.created && !shortened) return position;
    const place = lost || shortened ? { ...position, transaction_id: '0', message_id: '0' } : position;
    await this.database.dataSource.query(
      'UPDATE outbox_position SET transaction_id = $1, message_id = $2, stream_created = $3, stream_sequence = $4 WHERE holder = $5',
      [place.transaction_id, place.message_id, info.created, info.state.last_seq, this.holder],
    );
    if (lost || shortened) {
      this.metrics.streamRedrives.inc();
      this.log.warn('stream was lost, driving it again from the outbox', { stream: streamOf(this.service) });
    }
    return place;
  }

  /** The backlog, and for how long the oldest writer of the cluster has held back every outbox. */
  private async measure(position: Position): Promise<void> {
    const [found]: { backlog: string; fence: string; writing: boolean; beyond: boolean }[] = await this.database.dataSource.query(
      `SELECT (SELECT count(*) FROM outbox_message WHERE (transaction_id, id) > ($1::xid8, $2::bigint)) AS backlog,
              pg_snapshot_xmin(now.snapshot)::text AS fence,
              pg_snapshot_xmin(now.snapshot) < pg_snapshot_xmax(now.snapshot) AS writing,
              $1::xid8 >= pg_snapshot_xmax(now.snapshot) AS beyond
       FROM (SELECT pg_current_snapshot() AS snapshot) AS now`,
      [position.transaction_id, position.message_id],
    );
    if (!found) return;
    if (this.fence.transactionId !== found.fence || !found.writing) this.fence = { transactionId: found.fence, since: Date.now() };
    this.metrics.outboxBacklog.set(Number(found.backlog));
    this.metrics.fenceAgeSeconds.set((Date.now() - this.fence.since) / 1000);
    // Transaction numbers belong to one cluster: a dump restored into another has a position that no transaction will ever reach.
    this.isBeyond = found.beyond;
  }

  /** Why no event can be told any more, or null. */
  get objection(): string | null {
    return this.isBeyond ? 'the outbox comes from another database cluster: reset outbox_position' : null;
  }
}
