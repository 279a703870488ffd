import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gates and their notices, agreements, rulebooks with signatures, focal points. */
export class CreateCorridors20261121100000 implements MigrationInterface {
  readonly name = 'CreateCorridors20261121100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gate (
        gate_id text CONSTRAINT gate_pkey PRIMARY KEY,
        version integer NOT NULL CONSTRAINT gate_version_counts CHECK (version > 0),
        digest text NOT NULL,
        gate jsonb NOT NULL,
        published_at timestamptz NOT NULL
      );
      COMMENT ON TABLE gate IS 'Gates of the reference data as told to the other services; the version grows when the content does.';

      CREATE TABLE gate_notice (
        notice_id uuid NOT NULL CONSTRAINT gate_notice_pkey PRIMARY KEY,
        version integer NOT NULL,
        gate_id text NOT NULL CONSTRAINT gate_notice_gate_fkey REFERENCES gate (gate_id),
        side text NOT NULL CONSTRAINT gate_notice_side_form CHECK (side ~ '^[A-Z]{2}$'),
        traffic text NOT NULL CONSTRAINT gate_notice_traffic_known CHECK (traffic IN ('person', 'vehicle', 'all')),
        status text NOT NULL CONSTRAINT gate_notice_status_known CHECK (status IN ('open', 'limited', 'closed')),
        from_at timestamptz NOT NULL,
        until_at timestamptz,
        ground text NOT NULL,
        decided_by text NOT NULL,
        note jsonb,
        entered_by text NOT NULL,
        entered_role text,
        entered_at timestamptz NOT NULL,
        CONSTRAINT gate_notice_ends_after_start CHECK (until_at >= from_at)
      );
      CREATE INDEX gate_notice_gate_idx ON gate_notice (gate_id, until_at);
      COMMENT ON TABLE gate_notice IS 'A decision to open, limit or close a gate for a time; ended by a new version with until_at.';
      COMMENT ON COLUMN gate_notice.entered_role IS 'What a supervisor may end: only what a supervisor entered.';

      CREATE TABLE rulebook (
        corridor_id text NOT NULL,
        version integer NOT NULL CONSTRAINT rulebook_version_counts CHECK (version > 0),
        document jsonb NOT NULL,
        digest text NOT NULL,
        status text NOT NULL CONSTRAINT rulebook_status_known CHECK (status IN ('draft', 'proposed', 'in-force')),
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT rulebook_pkey PRIMARY KEY (corridor_id, version)
      );
      COMMENT ON TABLE rulebook IS 'The rules of a corridor by version. A document never changes: what changes is a new version.';
      COMMENT ON COLUMN rulebook.digest IS 'SHA-256, base64url, of the canonical bytes (RFC 8785) that both sides sign.';

      CREATE TABLE rulebook_signature (
        corridor_id text NOT NULL,
        version integer NOT NULL,
        side text NOT NULL,
        key_id text NOT NULL,
        signature text NOT NULL,
        signed_by text NOT NULL,
        signed_at timestamptz NOT NULL,
        CONSTRAINT rulebook_signature_pkey PRIMARY KEY (corridor_id, version, side),
        CONSTRAINT rulebook_signature_two_officers UNIQUE (corridor_id, version, signed_by),
        CONSTRAINT rulebook_signature_rulebook_fkey FOREIGN KEY (corridor_id, version) REFERENCES rulebook (corridor_id, version)
      );
      COMMENT ON TABLE rulebook_signature IS 'Each side signs once, by two different officers; facts are only added.';

      CREATE TABLE side_key (
        side text NOT NULL,
        key_id text NOT NULL,
        public_key text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT side_key_pkey PRIMARY KEY (side, key_id)
      );
      COMMENT ON TABLE side_key IS 'Public keys that the sides sign rulebooks with.';

      CREATE TABLE agreement (
        agreement_id uuid CONSTRAINT agreement_pkey PRIMARY KEY,
        version integer NOT NULL,
        kind text NOT NULL CONSTRAINT agreement_kind_known CHECK (kind IN ('border', 'labour', 'visa', 'transport', 'cooperation')),
        corridor_id text NOT NULL,
        title text NOT NULL,
        signed_on date NOT NULL,
        valid_from date NOT NULL,
        valid_until date,
        reference text,
        parties jsonb NOT NULL,
        entered_by text NOT NULL,
        CONSTRAINT agreement_ends_after_start CHECK (valid_until >= valid_from)
      );
      CREATE INDEX agreement_corridor_idx ON agreement (corridor_id);
      COMMENT ON TABLE agreement IS 'Signed texts between the two sides of a corridor.';

      CREATE TABLE focal_point (
        focal_point_id uuid CONSTRAINT focal_point_pkey PRIMARY KEY,
        version integer NOT NULL,
        side text NOT NULL,
        authority text NOT NULL,
        gate_id text CONSTRAINT focal_point_gate_fkey REFERENCES gate (gate_id),
        title text NOT NULL,
        languages text[] NOT NULL,
        email text,
        phone text,
        from_day date NOT NULL,
        until_day date,
        entered_by text NOT NULL,
        CONSTRAINT focal_point_ends_after_start CHECK (until_day >= from_day)
      );
      COMMENT ON TABLE focal_point IS 'A dated directory of posts that the other side turns to; the post, not the person who holds it.';

      GRANT SELECT, INSERT, UPDATE ON gate TO ${roleOf('corridors')};
      GRANT SELECT, INSERT ON gate_notice, rulebook, rulebook_signature, side_key, agreement, focal_point TO ${roleOf('corridors')};
      GRANT UPDATE (version, until_at) ON gate_notice TO ${roleOf('corridors')};
      GRANT UPDATE (status) ON rulebook TO ${roleOf('corridors')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
