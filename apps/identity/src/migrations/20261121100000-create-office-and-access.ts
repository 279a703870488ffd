import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE_NAMES = `'labour-officer','labour-supervisor','permit-officer','permit-supervisor','gate-officer','gate-supervisor','province-analyst','focal-point','administrator','auditor'`;

/** Offices, officers and API clients; the sessions and passwords of better-auth; failed sign-ins. */
export class CreateOfficeAndAccess implements MigrationInterface {
  readonly name = 'CreateOfficeAndAccess20261121100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE auth_user (
        id uuid CONSTRAINT auth_user_pkey PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL CONSTRAINT auth_user_email_unique UNIQUE,
        email_verified boolean NOT NULL,
        image text,
        username text NOT NULL CONSTRAINT auth_user_username_unique UNIQUE,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT auth_user_username_form CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,63}$')
      );
      COMMENT ON TABLE auth_user IS 'better-auth: who can sign in. The officer of the same id says what they may do.';
      COMMENT ON COLUMN auth_user.email IS 'better-auth asks for one; officers have none, so this is their id under .invalid (RFC 2606).';

      CREATE TABLE auth_account (
        id uuid CONSTRAINT auth_account_pkey PRIMARY KEY,
        account_id text NOT NULL,
        provider_id text NOT NULL,
        user_id uuid NOT NULL CONSTRAINT auth_account_user_known REFERENCES auth_user (id),
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT auth_account_once UNIQUE (user_id, provider_id)
      );
      COMMENT ON TABLE auth_account IS 'better-auth: how a user proves who they are; password is an argon2id hash. The token columns are for single sign-on.';

      CREATE TABLE auth_session (
        id uuid CONSTRAINT auth_session_pkey PRIMARY KEY,
        expires_at timestamptz NOT NULL,
        token text NOT NULL CONSTRAINT auth_session_token_unique UNIQUE,
        ip_address text,
        user_agent text,
        user_id uuid NOT NULL CONSTRAINT auth_session_user_known REFERENCES auth_user (id),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX auth_session_user_idx ON auth_session (user_id);
      COMMENT ON TABLE auth_session IS 'better-auth: opaque sessions. The cookie holds the token with a signature, so a reader of this table cannot make one.';

      CREATE TABLE auth_verification (
        id uuid CONSTRAINT auth_verification_pkey PRIMARY KEY,
        identifier text NOT NULL,
        value text NOT NULL,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      COMMENT ON TABLE auth_verification IS 'better-auth: short-lived proofs; unused until there is a second factor.';

      CREATE TABLE office (
        office_id uuid CONSTRAINT office_pkey PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT office_kind_known CHECK (kind IN ('labour', 'permit', 'gate', 'province', 'authority')),
        territory text NOT NULL,
        gate_ids text[] NOT NULL,
        created_at timestamptz NOT NULL
      );
      COMMENT ON TABLE office IS 'Where officers work: registrations, imports and queues belong to an office.';

      CREATE TABLE officer (
        officer_id uuid CONSTRAINT officer_pkey PRIMARY KEY CONSTRAINT officer_user_known REFERENCES auth_user (id),
        display_name text,
        role text NOT NULL CONSTRAINT officer_role_known CHECK (role IN (${ROLE_NAMES})),
        office_id uuid NOT NULL CONSTRAINT officer_office_known REFERENCES office (office_id),
        gate_ids text[] NOT NULL,
        created_at timestamptz NOT NULL,
        deactivated_at timestamptz,
        CONSTRAINT officer_gates_by_role CHECK (gate_ids = '{}' OR role IN ('gate-officer', 'gate-supervisor'))
      );
      CREATE INDEX officer_office_idx ON officer (office_id);
      COMMENT ON TABLE officer IS 'What a user may do: one role, one office, the gates they work at. Never deleted: the audit log names them.';

      CREATE TABLE api_client (
        client_id uuid CONSTRAINT api_client_pkey PRIMARY KEY,
        name text NOT NULL,
        role text NOT NULL CONSTRAINT api_client_role_known CHECK (role IN (${ROLE_NAMES}, 'device')),
        office_id uuid NOT NULL CONSTRAINT api_client_office_known REFERENCES office (office_id),
        gate_ids text[] NOT NULL,
        secret_digest text NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT api_client_gates_by_role CHECK (gate_ids = '{}' OR role IN ('gate-officer', 'gate-supervisor', 'device'))
      );
      COMMENT ON TABLE api_client IS 'A machine that acts in an office’s name, in one role.';
      COMMENT ON COLUMN api_client.secret_digest IS 'SHA-256, base64url: the secret is 256 bits long, so a slow hash would add nothing.';

      CREATE TABLE failed_sign_in (
        username_digest text CONSTRAINT failed_sign_in_pkey PRIMARY KEY,
        failures integer NOT NULL CONSTRAINT failed_sign_in_counted CHECK (failures > 0),
        last_at timestamptz NOT NULL
      );
      COMMENT ON TABLE failed_sign_in IS 'Failures in a row of one user name; each makes the next try wait longer.';
      COMMENT ON COLUMN failed_sign_in.username_digest IS 'Keyed digest: people type passwords into the field for the user name.';

      GRANT SELECT, INSERT, UPDATE ON auth_user, auth_account TO ${roleOf('identity')};
      GRANT SELECT, INSERT, UPDATE, DELETE ON auth_session, auth_verification, failed_sign_in TO ${roleOf('identity')};
      GRANT SELECT, INSERT ON office TO ${roleOf('identity')};
      GRANT SELECT, INSERT, UPDATE (deactivated_at) ON officer TO ${roleOf('identity')};
      GRANT SELECT, INSERT, UPDATE (revoked_at) ON api_client TO ${roleOf('identity')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
