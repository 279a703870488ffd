import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is still to be carried over from registrations to permits becomes a job; so does what the release before goes on wishing while both run. */
export class HandWishesOn20261128190100 implements MigrationInterface {
  readonly name = 'HandWishesOn20261128190100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION issue_wish_becomes_job() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        INSERT INTO job (kind, key, trace_id) VALUES ('follow-registration', NEW.registration_id, NEW.trace_id)
        ON CONFLICT (kind, key) DO UPDATE SET revision = gen_random_uuid(), trace_id = excluded.trace_id, wanted_at = clock_timestamp(), tries = 0, problem = NULL,
          due_at = clock_timestamp();
        RETURN NULL;
      END $$;
      CREATE TRIGGER issue_wish_becomes_job AFTER INSERT OR UPDATE OF wanted_version ON issue_wish
        FOR EACH ROW WHEN (NEW.settled_version < NEW.wanted_version) EXECUTE FUNCTION issue_wish_becomes_job();
      INSERT INTO job (kind, key, trace_id)
      SELECT 'follow-registration', registration_id, trace_id FROM issue_wish WHERE settled_version < wanted_version ON CONFLICT DO NOTHING;
      COMMENT ON TABLE issue_wish IS 'No longer used; the release before writes here, and a trigger hands on what it wishes.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
