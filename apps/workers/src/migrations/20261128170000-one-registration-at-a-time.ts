import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Within a chain, too, a worker has one live registration at a time: a renewal begins when what it renews is over, and only a transfer that waits may overlap what it will end. */
export class OneRegistrationAtATime20261128170000 implements MigrationInterface {
  readonly name = 'OneRegistrationAtATime20261128170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WITHIN_A_CHAIN);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// `registration_one_live` keeps chains apart and exempts each chain whole; an exclusion constraint that looks into chains would hold the
// table while it is built. It breaks under that constraint's name, which the release before answers rightly too. Registrations of before
// that overlap stay as they are, can be suspended and ended, and take no further step.
const WITHIN_A_CHAIN = `
  CREATE FUNCTION refuse_second_live_registration() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $body$
  DECLARE
    scope text := coalesce(current_setting('app.scope', true), '');
  BEGIN
    PERFORM set_config('app.scope', 'all', true);
    -- Two steps of one chain wait here for each other, so that the later one sees the earlier.
    PERFORM pg_advisory_xact_lock(hashtextextended(coalesce(NEW.chain_id, NEW.registration_id)::text, 0));
    IF EXISTS (
      SELECT 1 FROM registration other
      WHERE other.person_id = NEW.person_id AND other.host_side = NEW.host_side AND other.registration_id <> NEW.registration_id
        AND coalesce(other.chain_id, other.registration_id) = coalesce(NEW.chain_id, NEW.registration_id)
        AND other.status IN ('submitted', 'approved', 'active', 'suspended')
        AND daterange(other.contract_from, other.contract_to, '[]') && daterange(NEW.contract_from, NEW.contract_to, '[]')
        AND (NEW.transfer_of IS DISTINCT FROM other.registration_id OR NEW.status NOT IN ('submitted', 'approved'))
        AND (other.transfer_of IS DISTINCT FROM NEW.registration_id OR other.status NOT IN ('submitted', 'approved'))
    ) THEN
      RAISE EXCEPTION 'registration % overlaps a live one of its chain', NEW.registration_id
        USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'registration_one_live', TABLE = 'registration';
    END IF;
    PERFORM set_config('app.scope', scope, true);
    RETURN NULL;
  END $body$;
  CREATE TRIGGER registration_one_live_in_chain AFTER INSERT OR UPDATE ON registration FOR EACH ROW
    WHEN (NEW.status IN ('submitted', 'approved', 'active')) EXECUTE FUNCTION refuse_second_live_registration();
  COMMENT ON TRIGGER registration_one_live_in_chain ON registration IS 'Within a chain no two live registrations have a day in common, but for a transfer that waits and what it ends on becoming active.';
  COMMENT ON COLUMN registration.chain_id IS 'First registration of a chain of renewals and transfers.';
`;
