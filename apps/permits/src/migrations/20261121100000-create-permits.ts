import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Permits, their status list, the keys that are trusted, and copies of what permits are judged by. */
export class CreatePermits20261121100000 implements MigrationInterface {
  readonly name = 'CreatePermits20261121100000';

  async up(runner: QueryRunner): Promise<void> {
    const role = roleOf('permits');
    await runner.query(`
      CREATE SEQUENCE permit_number;
      COMMENT ON SEQUENCE permit_number IS 'Serial of permit numbers; a gap is a request that was not kept.';

      CREATE TABLE permit (
        permit_id uuid CONSTRAINT permit_pkey PRIMARY KEY,
        version integer NOT NULL,
        number text NOT NULL CONSTRAINT permit_number_unique UNIQUE,
        type text NOT NULL,
        host_side text NOT NULL,
        status text NOT NULL CONSTRAINT permit_status_known CHECK (status IN ('requested', 'issued', 'suspended', 'revoked', 'retired', 'refused')),
        person_id uuid NOT NULL,
        registration_id uuid,
        registration_office_id uuid,
        office_id uuid NOT NULL,
        corridor_id text NOT NULL,
        rulebook_version integer NOT NULL,
        valid_from date NOT NULL,
        valid_until date NOT NULL,
        gates text[] NOT NULL,
        zone text[] NOT NULL,
        purpose text NOT NULL,
        entries text NOT NULL CONSTRAINT permit_entries_known CHECK (entries IN ('single', 'multiple')),
        companion_ids uuid[] NOT NULL,
        vehicle jsonb,
        nationality text NOT NULL,
        sex text NOT NULL,
        birth_year integer NOT NULL,
        employer text,
        workplace text,
        requested_at timestamptz NOT NULL,
        issued_at timestamptz,
        changed_at timestamptz NOT NULL,
        reason text,
        note text,
        times_extended integer NOT NULL DEFAULT 0,
        status_list integer,
        status_index integer,
        status_list_sequence integer NOT NULL DEFAULT 0,
        sealed_credential bytea,
        CONSTRAINT permit_ends_after_start CHECK (valid_until >= valid_from),
        CONSTRAINT permit_status_entry_unique UNIQUE (status_list, status_index),
        CONSTRAINT permit_issued_has_credential CHECK (status IN ('requested', 'refused') = (sealed_credential IS NULL))
      );
      CREATE UNIQUE INDEX permit_registration_live ON permit (registration_id) WHERE status IN ('requested', 'issued', 'suspended');
      CREATE INDEX permit_person_idx ON permit (person_id);
      CREATE INDEX permit_registration_idx ON permit (registration_id) WHERE registration_id IS NOT NULL;
      CREATE INDEX permit_office_idx ON permit (office_id, permit_id DESC);
      COMMENT ON TABLE permit IS 'Permits: ids and codes. Expired is not a status that is kept: it follows from valid_until, a day of the host side.';
      COMMENT ON INDEX permit_registration_live IS 'A registration has one permit at a time, however often its approval is told.';
      COMMENT ON COLUMN permit.sealed_credential IS 'The signed QR text, encrypted: it is the one thing here that holds a name.';
      COMMENT ON COLUMN permit.registration_office_id IS 'The labour office that may read the permit of its registration.';

      ALTER TABLE permit ENABLE ROW LEVEL SECURITY;
      ALTER TABLE permit FORCE ROW LEVEL SECURITY;
      CREATE POLICY permit_read ON permit FOR SELECT USING (
        nullif(current_setting('app.office', true), '') IS NULL
        OR current_setting('app.office', true) IN (office_id::text, coalesce(registration_office_id, office_id)::text));
      CREATE POLICY permit_add ON permit FOR INSERT WITH CHECK (
        nullif(current_setting('app.office', true), '') IS NULL OR current_setting('app.office', true) = office_id::text);
      CREATE POLICY permit_change ON permit FOR UPDATE USING (
        nullif(current_setting('app.office', true), '') IS NULL OR current_setting('app.office', true) = office_id::text);
      COMMENT ON POLICY permit_read ON permit IS 'No office set: the service itself, an auditor, or a gate, whose own limits the code keeps.';

      CREATE TABLE status_list (
        list integer CONSTRAINT status_list_pkey PRIMARY KEY,
        sequence integer NOT NULL,
        next_index integer NOT NULL CONSTRAINT status_list_size CHECK (next_index BETWEEN 0 AND 100000)
      );
      COMMENT ON TABLE status_list IS 'Status lists; the sequence grows with each change, and its row puts changes in order.';
      INSERT INTO status_list (list, sequence, next_index) VALUES (1, 1, 0);
      CREATE TABLE status_entry (
        list integer NOT NULL CONSTRAINT status_entry_list_fkey REFERENCES status_list (list),
        index integer NOT NULL,
        standing text NOT NULL CONSTRAINT status_entry_standing_known CHECK (standing IN ('valid', 'suspended', 'revoked', 'retired')),
        CONSTRAINT status_entry_pkey PRIMARY KEY (list, index)
      );
      COMMENT ON TABLE status_entry IS 'The standing of each permit issued, by its entry in a status list.';

      CREATE TABLE trusted_key (
        kid text CONSTRAINT trusted_key_pkey PRIMARY KEY,
        side text NOT NULL,
        public_key text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz,
        own boolean NOT NULL,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL
      );
      COMMENT ON TABLE trusted_key IS 'Public keys whose signatures are recognised: our own and those of other sides.';
      CREATE TABLE trust_list (
        singleton boolean CONSTRAINT trust_list_pkey PRIMARY KEY DEFAULT true CONSTRAINT trust_list_one_row CHECK (singleton),
        sequence integer NOT NULL,
        digest text NOT NULL,
        trust_list jsonb NOT NULL
      );
      COMMENT ON TABLE trust_list IS 'The trust list as last published.';

      CREATE TABLE gate (gate_id text CONSTRAINT gate_pkey PRIMARY KEY, version integer NOT NULL, gate jsonb NOT NULL);
      CREATE TABLE rulebook (
        corridor_id text NOT NULL,
        version integer NOT NULL,
        document jsonb NOT NULL,
        CONSTRAINT rulebook_pkey PRIMARY KEY (corridor_id, version)
      );
      CREATE TABLE registration (
        registration_id uuid CONSTRAINT registration_pkey PRIMARY KEY,
        version integer NOT NULL,
        office_id uuid NOT NULL,
        registration jsonb NOT NULL
      );
      COMMENT ON TABLE registration IS 'Our copy of each registration, fed by events of workers.';
      CREATE TABLE issue_wish (
        registration_id uuid CONSTRAINT issue_wish_pkey PRIMARY KEY,
        wanted_version integer NOT NULL,
        settled_version integer NOT NULL DEFAULT 0,
        trace_id text NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        problem text
      );
      CREATE INDEX issue_wish_open_idx ON issue_wish (next_try_at) WHERE settled_version < wanted_version;
      COMMENT ON TABLE issue_wish IS 'Registrations whose change has not been carried over to their permit yet; written with the event, carried out afterwards.';

      GRANT USAGE ON SEQUENCE permit_number TO ${role};
      GRANT SELECT, INSERT, UPDATE ON permit, status_entry, trusted_key, trust_list, gate, registration, issue_wish TO ${role};
      GRANT SELECT, INSERT ON rulebook TO ${role};
      GRANT SELECT, INSERT, UPDATE ON status_list TO ${role};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
