import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers, registrations, quotas, and the copies of what other services tell. */
export class CreateRegistration implements MigrationInterface {
  readonly name = 'CreateRegistration20261121110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COPIES);
    await runner.query(EMPLOYERS);
    await runner.query(REGISTRATIONS);
    await runner.query(QUOTAS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const ROLE = roleOf('workers');

const COPIES = `
  CREATE TABLE agreement (
    agreement_id uuid CONSTRAINT agreement_pkey PRIMARY KEY,
    version integer NOT NULL,
    kind text NOT NULL,
    corridor_id text NOT NULL,
    valid_from text NOT NULL,
    valid_until text,
    sides text[] NOT NULL
  );
  COMMENT ON TABLE agreement IS 'Copy of what corridors tells; the highest version told.';
  CREATE TABLE rulebook (
    corridor_id text NOT NULL,
    version integer NOT NULL,
    document jsonb NOT NULL,
    CONSTRAINT rulebook_pkey PRIMARY KEY (corridor_id, version)
  );
  COMMENT ON TABLE rulebook IS 'Copy of the rulebooks that both sides have signed. A version never changes.';
  CREATE TABLE permit_standing (
    permit_id uuid CONSTRAINT permit_standing_pkey PRIMARY KEY,
    registration_id uuid NOT NULL,
    version integer NOT NULL,
    status text NOT NULL
  );
  CREATE INDEX permit_standing_registration_idx ON permit_standing (registration_id);
  COMMENT ON TABLE permit_standing IS 'Copy of the standing of workers'' permits: an approved registration turns active once one is issued.';
  GRANT SELECT, INSERT, UPDATE ON agreement, permit_standing TO ${ROLE};
  GRANT SELECT, INSERT ON rulebook TO ${ROLE};
`;

const EMPLOYERS = `
  CREATE TABLE employer (
    employer_id uuid CONSTRAINT employer_pkey PRIMARY KEY,
    version integer NOT NULL,
    registration_number text NOT NULL,
    side text NOT NULL CONSTRAINT employer_side_is_code CHECK (side ~ '^[A-Z]{2}$'),
    name text NOT NULL,
    name_latin text,
    territory text NOT NULL,
    industry text NOT NULL,
    phone text,
    email text,
    status text NOT NULL CONSTRAINT employer_status_known CHECK (status IN ('active', 'suspended')),
    entered_at timestamptz NOT NULL,
    CONSTRAINT employer_number_unique UNIQUE (side, registration_number)
  );
  COMMENT ON TABLE employer IS 'Companies and farms. Known to all labour offices; a company is no person.';
  GRANT SELECT, INSERT, UPDATE ON employer TO ${ROLE};
`;

const REGISTRATIONS = `
  CREATE SEQUENCE registration_number_seq;
  CREATE TABLE registration (
    registration_id uuid CONSTRAINT registration_pkey PRIMARY KEY,
    version integer NOT NULL,
    number text NOT NULL CONSTRAINT registration_number_unique UNIQUE,
    office_id uuid NOT NULL,
    status text NOT NULL CONSTRAINT registration_status_known
      CHECK (status IN ('draft', 'submitted', 'approved', 'active', 'suspended', 'ended', 'refused')),
    person_id uuid NOT NULL,
    sex text NOT NULL,
    birth_year integer NOT NULL,
    nationality text NOT NULL,
    home_territory text,
    agreement_id uuid NOT NULL CONSTRAINT registration_agreement_fkey REFERENCES agreement,
    corridor_id text NOT NULL,
    employer_id uuid NOT NULL CONSTRAINT registration_employer_fkey REFERENCES employer,
    home_side text NOT NULL,
    host_side text NOT NULL CONSTRAINT registration_crosses_border CHECK (host_side <> home_side),
    host_territory text NOT NULL,
    occupation text NOT NULL,
    contract_from date NOT NULL,
    contract_to date NOT NULL CONSTRAINT registration_contract_in_order CHECK (contract_to >= contract_from),
    wage jsonb,
    papers jsonb NOT NULL,
    note text,
    permit_type text,
    permit_on_approval boolean NOT NULL,
    rulebook_version integer NOT NULL,
    reason text,
    renewal_of uuid CONSTRAINT registration_renewal_fkey REFERENCES registration,
    transfer_of uuid CONSTRAINT registration_transfer_fkey REFERENCES registration,
    submitted_by text,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX registration_office_idx ON registration (office_id, registration_id DESC);
  CREATE INDEX registration_person_idx ON registration (person_id);
  CREATE INDEX registration_due_idx ON registration (contract_from) WHERE status = 'approved';
  CREATE INDEX registration_running_idx ON registration (contract_to) WHERE status IN ('approved', 'active', 'suspended');
  COMMENT ON TABLE registration IS 'A worker''s registration under an agreement. Sex, birth year, nationality and home territory are coded copies of the person''s facts.';
  COMMENT ON COLUMN registration.permit_type IS 'What our side issues to this worker by the rulebook; null where it names nothing.';
  ALTER TABLE registration ENABLE ROW LEVEL SECURITY;
  ALTER TABLE registration FORCE ROW LEVEL SECURITY;
  CREATE POLICY registration_of_own_office ON registration
    USING (office_id::text = coalesce(nullif(current_setting('app.office', true), ''), office_id::text));
  COMMENT ON POLICY registration_of_own_office ON registration IS 'Without an office in the transaction a service, an auditor or a permit officer reads: the code decides which.';
  GRANT SELECT, INSERT, UPDATE ON registration TO ${ROLE};
  GRANT USAGE ON registration_number_seq TO ${ROLE};
`;

const QUOTAS = `
  CREATE TABLE quota (
    agreement_id uuid CONSTRAINT quota_pkey PRIMARY KEY CONSTRAINT quota_agreement_fkey REFERENCES agreement,
    version integer NOT NULL
  );
  CREATE TABLE quota_line (
    line_id uuid CONSTRAINT quota_line_pkey PRIMARY KEY,
    agreement_id uuid NOT NULL CONSTRAINT quota_line_quota_fkey REFERENCES quota,
    period text NOT NULL CONSTRAINT quota_line_period_known CHECK (period IN ('year', 'half-year', 'quarter', 'month')),
    begins date NOT NULL,
    home_territory text,
    host_territory text,
    industry text,
    places integer NOT NULL CONSTRAINT quota_line_places_count CHECK (places >= 0),
    reserved integer NOT NULL DEFAULT 0 CONSTRAINT quota_line_reserved_count CHECK (reserved >= 0),
    used integer NOT NULL DEFAULT 0 CONSTRAINT quota_line_used_count CHECK (used >= 0),
    CONSTRAINT quota_line_not_oversold CHECK (reserved + used <= places),
    CONSTRAINT quota_line_unique UNIQUE NULLS NOT DISTINCT (agreement_id, period, begins, home_territory, host_territory, industry)
  );
  COMMENT ON TABLE quota_line IS 'Places of an agreement: reserved by submitted registrations, used by approved ones.';
  CREATE TABLE quota_place (
    registration_id uuid NOT NULL CONSTRAINT quota_place_registration_fkey REFERENCES registration,
    line_id uuid NOT NULL CONSTRAINT quota_place_line_fkey REFERENCES quota_line,
    CONSTRAINT quota_place_pkey PRIMARY KEY (registration_id, line_id)
  );
  CREATE INDEX quota_place_line_idx ON quota_place (line_id);
  COMMENT ON TABLE quota_place IS 'Which registration holds a place of which line: exactly these are given back.';
  GRANT SELECT, INSERT, UPDATE ON quota TO ${ROLE};
  GRANT SELECT, INSERT, UPDATE, DELETE ON quota_line TO ${ROLE};
  GRANT SELECT, INSERT, DELETE ON quota_place TO ${ROLE};
`;
