import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers belong to the office that keeps them, and a worker has one live registration at a time on a host side. */
export class GiveRowsAnOwner20261128110000 implements MigrationInterface {
  readonly name = 'GiveRowsAnOwner20261128110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EMPLOYERS);
    await runner.query(ONE_LIVE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// An audit entry names the actor and not the office, so the office is that of the registrations which the same actor drafted, or else of
// most registrations with the employer. Who left no trace keeps none: the first supervisor who changes such an employer takes it over.
const EMPLOYERS = `
  ALTER TABLE employer ADD COLUMN office_id uuid DEFAULT nullif(current_setting('app.office', true), '')::uuid;
  UPDATE employer SET office_id = coalesce(
    (SELECT registration.office_id FROM audit_entry entered
       JOIN audit_entry drafted ON drafted.actor_id = entered.actor_id AND drafted.thing_kind = 'registration'
       JOIN registration ON registration.registration_id::text = drafted.thing_id
     WHERE entered.thing_kind = 'employer' AND entered.action = 'enter-employer' AND entered.thing_id = employer.employer_id::text
     GROUP BY registration.office_id ORDER BY count(*) DESC, registration.office_id LIMIT 1),
    (SELECT office_id FROM registration WHERE registration.employer_id = employer.employer_id
     GROUP BY office_id ORDER BY count(*) DESC, office_id LIMIT 1));
  COMMENT ON COLUMN employer.office_id IS 'The labour office that keeps it: others read, it alone changes.';
  ALTER TABLE employer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE employer FORCE ROW LEVEL SECURITY;
  CREATE POLICY employer_read ON employer FOR SELECT USING (true);
  CREATE POLICY employer_enter ON employer FOR INSERT
    WITH CHECK (office_id IS NOT DISTINCT FROM coalesce(nullif(current_setting('app.office', true), '')::uuid, office_id));
  CREATE POLICY employer_change ON employer FOR UPDATE USING (true)
    WITH CHECK (office_id IS NOT DISTINCT FROM coalesce(nullif(current_setting('app.office', true), '')::uuid, office_id));
  COMMENT ON POLICY employer_change ON employer IS 'Anybody may hold a row still while a registration names it; only the keeping office may write it.';
`;

// Registrations of before that overlap are one chain of their worker: the constraint holds for those that come.
const ONE_LIVE = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;
  ALTER TABLE registration ADD COLUMN chain_id uuid, ADD COLUMN succeeds uuid CONSTRAINT registration_succeeds_fkey REFERENCES registration;
  UPDATE registration SET chain_id = first.registration_id
    FROM (SELECT DISTINCT ON (person_id, host_side) person_id, host_side, registration_id FROM registration ORDER BY person_id, host_side, registration_id) first
    WHERE first.person_id = registration.person_id AND first.host_side = registration.host_side;
  ALTER TABLE registration ADD CONSTRAINT registration_one_live EXCLUDE USING gist (
    person_id WITH =, host_side WITH =, daterange(contract_from, contract_to, '[]') WITH &&, coalesce(chain_id, registration_id) WITH <>)
    WHERE (status IN ('submitted', 'approved', 'active', 'suspended'));
  CREATE UNIQUE INDEX registration_one_successor ON registration (succeeds) WHERE status IN ('submitted', 'approved', 'active', 'suspended');
  COMMENT ON COLUMN registration.chain_id IS 'First registration of a chain of renewals and transfers: only within a chain may contracts overlap.';
  COMMENT ON COLUMN registration.succeeds IS 'The registration that this one renews or transfers; it has one live successor.';
  COMMENT ON CONSTRAINT registration_one_live ON registration IS 'A worker has one live registration at a time on a host side, whichever offices registered.';
`;
