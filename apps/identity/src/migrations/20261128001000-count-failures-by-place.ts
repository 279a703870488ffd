import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed sign-ins are counted where they are made, so that nobody far away can keep an officer out; devices that are known wait for no other's failures. */
export class CountFailuresByPlace implements MigrationInterface {
  readonly name = 'CountFailuresByPlace20261128001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE failed_sign_in_at (
        username_digest text NOT NULL,
        place_digest text NOT NULL,
        is_device boolean NOT NULL,
        failures integer NOT NULL CONSTRAINT failed_sign_in_at_counted CHECK (failures > 0),
        last_at timestamptz NOT NULL,
        CONSTRAINT failed_sign_in_at_pkey PRIMARY KEY (username_digest, place_digest)
      );
      CREATE INDEX failed_sign_in_at_place_idx ON failed_sign_in_at (place_digest);
      CREATE INDEX failed_sign_in_at_last_idx ON failed_sign_in_at (last_at);
      COMMENT ON TABLE failed_sign_in_at IS 'Failures of one user name at one place; each makes the next try there wait longer, and they wear off. It replaces failed_sign_in.';
      COMMENT ON COLUMN failed_sign_in_at.username_digest IS 'Keyed digest: people type passwords into the field for the user name.';
      COMMENT ON COLUMN failed_sign_in_at.place_digest IS 'Keyed digest of an address, or of a device on which this name has signed in before.';

      CREATE TABLE known_device (
        device_digest text NOT NULL,
        officer_id uuid NOT NULL CONSTRAINT known_device_officer_known REFERENCES officer (officer_id),
        last_at timestamptz NOT NULL,
        CONSTRAINT known_device_pkey PRIMARY KEY (device_digest, officer_id)
      );
      CREATE INDEX known_device_last_idx ON known_device (last_at);
      COMMENT ON TABLE known_device IS 'On which devices an officer has signed in: there they wait for no failures but those of the device itself.';
      COMMENT ON COLUMN known_device.device_digest IS 'Keyed digest of the id in the device''s cookie.';

      GRANT SELECT, INSERT, UPDATE, DELETE ON failed_sign_in_at, known_device TO ${roleOf('identity')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
