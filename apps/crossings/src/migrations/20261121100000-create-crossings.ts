import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger, the checks, and the copies of other services' facts that a gate needs at once. */
export class CreateCrossings20261121100000 implements MigrationInterface {
  readonly name = 'CreateCrossings20261121100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE crossing (
        crossing_id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        local_day date NOT NULL,
        local_hour smallint NOT NULL,
        gate_id text NOT NULL,
        lane text,
        direction text NOT NULL CONSTRAINT crossing_direction_known CHECK (direction IN ('entry', 'exit')),
        outcome text NOT NULL CONSTRAINT crossing_outcome_known CHECK (outcome IN ('passed', 'turned-back')),
        traffic text NOT NULL CONSTRAINT crossing_traffic_known CHECK (traffic IN ('person', 'vehicle')),
        towards_host boolean NOT NULL,
        purpose text,
        person_id uuid,
        companion_of uuid,
        permit_id uuid,
        permit_number text,
        permit_type text,
        registration_id uuid,
        nationality text,
        sex text,
        birth_year integer,
        check_id uuid,
        vehicle jsonb,
        reason jsonb,
        device jsonb,
        flags text[] NOT NULL,
        recorded_by text NOT NULL,
        CONSTRAINT crossing_pkey PRIMARY KEY (crossing_id, occurred_at)
      ) PARTITION BY RANGE (occurred_at);
      CREATE INDEX crossing_person_occurred_idx ON crossing (person_id, occurred_at DESC) WHERE person_id IS NOT NULL;
      CREATE INDEX crossing_gate_day_idx ON crossing (gate_id, local_day, occurred_at DESC);
      CREATE INDEX crossing_permit_idx ON crossing (permit_id, occurred_at) WHERE permit_id IS NOT NULL;
      COMMENT ON TABLE crossing IS 'The ledger: one row per human and crossing. Facts are only ever added; a correction is a new fact.';
      COMMENT ON COLUMN crossing.local_day IS 'Day of the gate''s own zone, on the deployment''s side.';
      COMMENT ON COLUMN crossing.towards_host IS 'True towards the host side of the permit, where its rules apply; false for a crossing home.';
      CREATE TABLE crossing_other PARTITION OF crossing DEFAULT;
      COMMENT ON TABLE crossing_other IS 'Crossings of months that have no partition yet; nothing is refused for want of one.';

      CREATE FUNCTION make_crossing_partitions(first_month date, months integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = crossings AS $body$
      DECLARE
        month date; partition text; made integer := 0;
      BEGIN
        FOR i IN 0 .. months - 1 LOOP
          month := (date_trunc('month', first_month) + make_interval(months => i))::date;
          partition := 'crossing_' || to_char(month, 'YYYY_MM');
          CONTINUE WHEN to_regclass('crossings.' || partition) IS NOT NULL;
          CONTINUE WHEN EXISTS (SELECT FROM crossing_other WHERE occurred_at >= month::timestamp AT TIME ZONE 'UTC'
                                AND occurred_at < (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
          EXECUTE format('CREATE TABLE %I PARTITION OF crossing FOR VALUES FROM (%L) TO (%L)', partition,
                         month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
          made := made + 1;
        END LOOP;
        RETURN made;
      END $body$;
      COMMENT ON FUNCTION make_crossing_partitions IS 'Makes the monthly partitions that are missing; the service role cannot create tables itself.';
      REVOKE ALL ON FUNCTION make_crossing_partitions FROM PUBLIC;
      SELECT make_crossing_partitions('2025-01-01', 36);

      CREATE TABLE crossing_receipt (
        crossing_id uuid CONSTRAINT crossing_receipt_pkey PRIMARY KEY,
        content_digest text NOT NULL,
        recorded_at timestamptz NOT NULL,
        flags text[] NOT NULL
      );
      COMMENT ON TABLE crossing_receipt IS 'First receipts by crossing id: a resend gets the first one, other content under the same id is a problem.';

      CREATE TABLE gate_check (
        check_id uuid CONSTRAINT gate_check_pkey PRIMARY KEY,
        asked_at timestamptz NOT NULL,
        about_at timestamptz NOT NULL,
        gate_id text NOT NULL,
        direction text NOT NULL,
        traffic text NOT NULL,
        advice text NOT NULL CONSTRAINT gate_check_advice_known CHECK (advice IN ('admit', 'refer', 'refuse')),
        reasons jsonb NOT NULL,
        permit_id uuid,
        person_id uuid,
        rulebook_version integer,
        asked_by text NOT NULL
      );
      COMMENT ON TABLE gate_check IS 'What was asked at a gate and what was advised, with the clauses and the version it rested on.';

      CREATE TABLE gate (gate_id text CONSTRAINT gate_pkey PRIMARY KEY, version integer NOT NULL, gate jsonb NOT NULL);
      CREATE TABLE gate_notice (
        notice_id uuid CONSTRAINT gate_notice_pkey PRIMARY KEY,
        version integer NOT NULL,
        gate_id text NOT NULL,
        notice jsonb NOT NULL
      );
      CREATE TABLE rulebook (
        corridor_id text NOT NULL,
        version integer NOT NULL,
        document jsonb NOT NULL,
        CONSTRAINT rulebook_pkey PRIMARY KEY (corridor_id, version)
      );
      CREATE TABLE trust_list (
        singleton boolean CONSTRAINT trust_list_pkey PRIMARY KEY DEFAULT true CONSTRAINT trust_list_one_row CHECK (singleton),
        sequence integer NOT NULL,
        trust_list jsonb NOT NULL
      );
      CREATE TABLE knowledge (
        singleton boolean CONSTRAINT knowledge_pkey PRIMARY KEY DEFAULT true CONSTRAINT knowledge_one_row CHECK (singleton),
        revision bigint NOT NULL
      );
      INSERT INTO knowledge (revision) VALUES (1);
      COMMENT ON TABLE knowledge IS 'Grows with every change of gates, notices, rulebooks or keys: a process that holds them in memory reads them again.';

      CREATE TABLE permit_standing (
        permit_id uuid CONSTRAINT permit_standing_pkey PRIMARY KEY,
        version integer NOT NULL,
        number text NOT NULL CONSTRAINT permit_standing_number_unique UNIQUE,
        person_id uuid NOT NULL,
        registration_id uuid,
        standing jsonb NOT NULL
      );
      CREATE INDEX permit_standing_person_idx ON permit_standing (person_id);
      CREATE INDEX permit_standing_plate_idx ON permit_standing ((standing ->> 'vehiclePlate'));
      COMMENT ON TABLE permit_standing IS 'Our copy of each permit, fed by events of permits; gates work while permits is down.';
      CREATE TABLE registration_standing (
        registration_id uuid CONSTRAINT registration_standing_pkey PRIMARY KEY,
        version integer NOT NULL,
        status text NOT NULL,
        employer_id uuid NOT NULL
      );
      CREATE TABLE employer_standing (employer_id uuid CONSTRAINT employer_standing_pkey PRIMARY KEY, version integer NOT NULL, status text NOT NULL);

      GRANT SELECT, INSERT ON crossing, crossing_receipt, gate_check TO ${roleOf('crossings')};
      GRANT SELECT, INSERT, UPDATE ON gate, gate_notice, rulebook, trust_list, permit_standing, registration_standing, employer_standing TO ${roleOf('crossings')};
      GRANT SELECT, UPDATE ON knowledge TO ${roleOf('crossings')};
      GRANT EXECUTE ON FUNCTION make_crossing_partitions TO ${roleOf('crossings')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
