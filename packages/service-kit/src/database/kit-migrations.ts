import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role a service connects with; it can do what its grants say and no more. */
export function roleOf(service: string): string {
  return `gatebook_${service}`;
}

/** The tables that every service has in its own schema: outbox, inbox, audit, idempotency, parked messages. */
export class CreateKitTables implements MigrationInterface {
  readonly name = 'CreateKitTables20261101000000';

  async up(runner: QueryRunner): Promise<void> {
    const service = String((await runner.query('SELECT current_schema() AS schema'))[0].schema);
    await runner.query(`
      CREATE TABLE outbox_message (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_message_pkey PRIMARY KEY,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        event_id uuid NOT NULL CONSTRAINT outbox_message_event_unique UNIQUE,
        subject text NOT NULL,
        aggregate_id text NOT NULL,
        trace_id text NOT NULL,
        occurred_at timestamptz NOT NULL,
        body jsonb NOT NULL
      );
      CREATE INDEX outbox_message_order_idx ON outbox_message (transaction_id, id);
      COMMENT ON TABLE outbox_message IS 'Events, written in the transaction that caused them. The streams are derived from here and can be rebuilt.';
      COMMENT ON COLUMN outbox_message.transaction_id IS 'Transactions commit out of order: the relay reads in this order and never beyond the oldest one still running.';

      CREATE TABLE outbox_position (
        singleton boolean CONSTRAINT outbox_position_pkey PRIMARY KEY DEFAULT true CONSTRAINT outbox_position_one_row CHECK (singleton),
        transaction_id xid8 NOT NULL,
        message_id bigint NOT NULL,
        stream_created text,
        stream_sequence bigint NOT NULL DEFAULT 0,
        holder uuid,
        held_until timestamptz NOT NULL DEFAULT '-infinity'
      );
      COMMENT ON TABLE outbox_position IS 'How far the relay has come, and which stream it fed: a stream that went back is driven again.';
      COMMENT ON COLUMN outbox_position.holder IS 'The replica whose relay works; the others wait until held_until has passed.';
      INSERT INTO outbox_position (transaction_id, message_id) VALUES ('0', 0);

      CREATE TABLE inbox_message (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        heard_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT inbox_message_pkey PRIMARY KEY (consumer, event_id)
      );
      COMMENT ON TABLE inbox_message IS 'Events whose effect is in this schema; written in the transaction of the effect, so a third delivery counts once.';

      CREATE TABLE parked_message (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT parked_message_pkey PRIMARY KEY,
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        subject text NOT NULL,
        told jsonb NOT NULL,
        reason text NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        settled_at timestamptz,
        CONSTRAINT parked_message_once UNIQUE (consumer, event_id)
      );
      COMMENT ON TABLE parked_message IS 'Events that kept failing while the database worked; somebody has to look.';

      CREATE TABLE idempotency_answer (
        actor_id text NOT NULL,
        key text NOT NULL,
        subject text NOT NULL,
        request_digest text NOT NULL,
        answer jsonb NOT NULL,
        answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT idempotency_answer_pkey PRIMARY KEY (actor_id, key)
      );
      COMMENT ON TABLE idempotency_answer IS 'First answers to requests that carried an Idempotency-Key. Answers hold ids and states.';

      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entry_pkey PRIMARY KEY,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        action text NOT NULL,
        thing_kind text NOT NULL,
        thing_id text NOT NULL,
        purpose text,
        case_reference text,
        trace_id text NOT NULL,
        details jsonb NOT NULL
      );
      CREATE INDEX audit_entry_order_idx ON audit_entry (transaction_id, id);
      CREATE INDEX audit_entry_thing_idx ON audit_entry (thing_id, id);
      COMMENT ON TABLE audit_entry IS 'Who did what to which record, written in the transaction of the change. Ids and codes only.';

      CREATE TABLE audit_seal (
        number bigint CONSTRAINT audit_seal_pkey PRIMARY KEY,
        until_transaction_id xid8 NOT NULL,
        until_entry_id bigint NOT NULL,
        entries integer NOT NULL,
        digest text NOT NULL,
        signature text NOT NULL,
        sealed_at timestamptz NOT NULL
      );
      COMMENT ON TABLE audit_seal IS 'A chain over committed audit entries: each digest covers the one before and is signed.';

      GRANT SELECT, INSERT ON outbox_message, inbox_message, idempotency_answer, audit_entry, audit_seal, parked_message TO ${roleOf(service)};
      GRANT SELECT, UPDATE ON outbox_position TO ${roleOf(service)};
      GRANT UPDATE (settled_at) ON parked_message TO ${roleOf(service)};
      GRANT SELECT ON migration TO ${roleOf(service)};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** How far each consumer has come, in the transaction of the effect; what is put aside blocks its aggregate; what is old can be pruned. */
export class KeepPlaces implements MigrationInterface {
  readonly name = 'KeepPlaces20261128000000';

  async up(runner: QueryRunner): Promise<void> {
    const service = String((await runner.query('SELECT current_schema() AS schema'))[0].schema);
    await runner.query(`
      CREATE TABLE heard_until (
        consumer text CONSTRAINT heard_until_pkey PRIMARY KEY,
        event_id uuid,
        transaction_id xid8,
        message_id bigint,
        heard_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT heard_until_place_of_event CHECK (event_id IS NOT NULL OR num_nonnulls(transaction_id, message_id) = 0)
      );
      COMMENT ON TABLE heard_until IS 'Up to which event of its source each consumer has heard; written with the effect, so it goes back with it when the database is restored.';
      COMMENT ON COLUMN heard_until.transaction_id IS 'Place in the outbox of the source, not of this schema; unknown after the source has gone back.';

      ALTER TABLE inbox_message ADD COLUMN aggregate_id text, ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
      CREATE UNIQUE INDEX inbox_message_order_idx ON inbox_message (consumer, number);
      CREATE INDEX inbox_message_heard_at_idx ON inbox_message (heard_at);
      COMMENT ON COLUMN inbox_message.number IS 'Order of hearing.';

      ALTER TABLE parked_message
        ADD COLUMN aggregate_id text,
        ADD COLUMN tries integer NOT NULL DEFAULT 0,
        ADD COLUMN try_at timestamptz NOT NULL DEFAULT clock_timestamp();
      UPDATE parked_message SET aggregate_id = told ->> 'aggregateId';
      CREATE INDEX parked_message_waiting_idx ON parked_message (consumer, aggregate_id, id) WHERE settled_at IS NULL;
      COMMENT ON TABLE parked_message IS 'Events that kept failing while the database worked. The aggregate waits with them; they are tried again by themselves, at each start and by command.';
      ALTER TABLE idempotency_answer ADD COLUMN is_answered boolean NOT NULL DEFAULT true;
      CREATE INDEX idempotency_answer_answered_at_idx ON idempotency_answer (answered_at);
      COMMENT ON COLUMN idempotency_answer.is_answered IS 'False while only the key is taken: the same request runs again, another one is refused.';
      COMMENT ON COLUMN outbox_position.stream_created IS 'No longer used: a stream that was lost is missed by nobody.';
      COMMENT ON COLUMN outbox_position.stream_sequence IS 'No longer used.';

      GRANT SELECT, INSERT, UPDATE ON heard_until TO ${roleOf(service)};
      GRANT DELETE ON inbox_message, idempotency_answer TO ${roleOf(service)};
      GRANT UPDATE (answer, is_answered, answered_at) ON idempotency_answer TO ${roleOf(service)};
      GRANT UPDATE (tries, try_at, reason) ON parked_message TO ${roleOf(service)};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Indexes over the outbox by kind. Built without a transaction: it would hold back the fence of every service while it runs. */
export class IndexOutboxByKind implements MigrationInterface {
  readonly name = 'IndexOutboxByKind20261128000001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of OUTBOX_INDEXES) {
      // One that was broken off half-way is invalid and has to go first.
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON outbox_message (${columns})`);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const OUTBOX_INDEXES = [
  ['outbox_message_kind_idx', 'subject, transaction_id, id'],
  ['outbox_message_aggregate_idx', 'subject, aggregate_id, transaction_id, id'],
] as const;

/** Lets an event that was settled wait once more: its source may have gone back, and told it anew. */
export class ParkAgain implements MigrationInterface {
  readonly name = 'ParkAgain20261128000002';

  async up(runner: QueryRunner): Promise<void> {
    const [{ service }]: [{ service: string }] = await runner.query('SELECT current_schema() AS service');
    await runner.query(`GRANT UPDATE (id, told) ON parked_message TO ${roleOf(service)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Keeps the newest of what was pruned from each consumer's inbox: what a quiet source has not lost is known by it. Lets what was settled long ago go. */
export class KeepPruned implements MigrationInterface {
  readonly name = 'KeepPruned20261128000003';

  async up(runner: QueryRunner): Promise<void> {
    const [{ service }]: [{ service: string }] = await runner.query('SELECT current_schema() AS service');
    await runner.query(`
      ALTER TABLE heard_until ADD COLUMN pruned_until uuid;
      COMMENT ON COLUMN heard_until.pruned_until IS 'The newest event whose row in the inbox was pruned; null while the inbox holds all that was heard.';
      GRANT DELETE ON parked_message TO ${roleOf(service)};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Work that is kept until it is done. */
export class KeepJobs implements MigrationInterface {
  readonly name = 'KeepJobs20261128190000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ service }]: [{ service: string }] = await runner.query('SELECT current_schema() AS service');
    await runner.query(`
      CREATE TABLE job (
        kind text NOT NULL,
        key text NOT NULL,
        revision uuid NOT NULL DEFAULT gen_random_uuid(),
        trace_id text NOT NULL,
        wanted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        tries integer NOT NULL DEFAULT 0,
        problem text,
        CONSTRAINT job_pkey PRIMARY KEY (kind, key)
      );
      CREATE INDEX job_due_idx ON job (kind, due_at);
      COMMENT ON TABLE job IS 'What is still to be done, written in the transaction that made it necessary; ended in the transaction of its effect.';
      COMMENT ON COLUMN job.revision IS 'Another one each time the same is asked for again: who is at it by then ends nothing.';
      COMMENT ON COLUMN job.problem IS 'Code of what the last try failed for.';
      GRANT SELECT, INSERT, UPDATE, DELETE ON job TO ${roleOf(service)};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** The migrations of service-kit; they run before a service's own. */
export const KIT_MIGRATIONS = [CreateKitTables, KeepPlaces, IndexOutboxByKind, ParkAgain, KeepPruned, KeepJobs] as const;
