/** A fixed table over closed months. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly dimensions: readonly { readonly id: string; readonly title: string }[];
  readonly measure: string;
  readonly unit: 'crossings' | 'persons';
  readonly period: string;
  readonly definition: string;
  readonly source: string;
  /** Dimension whose code decides which territory's analysts may read a cell. */
  readonly territoryOf: 'gate' | 'homeTerritory';
  /** Cells of all months up to $1 (a month, `YYYY-MM`): one column `dimensions` (jsonb) and one `value`. */
  readonly cellsSql: string;
}

const CROSSINGS: Table = {
  id: 'crossings-by-gate-and-day',
  title: 'Crossings by gate, day and direction',
  dimensions: [
    { id: 'month', title: 'Month' },
    { id: 'gate', title: 'Gate' },
    { id: 'day', title: 'Day of the gate’s own zone' },
    { id: 'direction', title: 'Direction, seen from this side' },
    { id: 'traffic', title: 'Traffic' },
  ],
  measure: 'crossings',
  unit: 'crossings',
  period: 'closed calendar months',
  definition:
    'Crossings of the border through a gate that were recorded as passed. Each human counts at each crossing: a person who goes and comes back counts twice. Persons turned back are not counted (after IRTS 2008, 2.4 and 3.6).',
  source: 'Events of the crossing ledger of this side',
  territoryOf: 'gate',
  cellsSql: `
    SELECT jsonb_build_object('month', to_char(local_day, 'YYYY-MM'), 'gate', gate_id, 'day', local_day, 'direction', direction, 'traffic', traffic) AS dimensions, crossings AS value
    FROM crossing_cell WHERE outcome = 'passed' AND to_char(local_day, 'YYYY-MM') <= $1
    ORDER BY local_day, gate_id, direction, traffic`,
};

const WORKERS: Table = {
  id: 'workers-by-territory-sex-and-occupation',
  title: 'Registered workers at the end of the month by home and host territory, sex and occupation',
  dimensions: [
    { id: 'month', title: 'Month' },
    { id: 'homeTerritory', title: 'Home territory' },
    { id: 'hostTerritory', title: 'Host territory' },
    { id: 'sex', title: 'Sex (ISO/IEC 5218)' },
    { id: 'occupation', title: 'Occupation (ISCO-08 sub-major group)' },
  ],
  measure: 'workers',
  unit: 'persons',
  period: 'last day of closed calendar months',
  definition:
    'Distinct persons with a registration that has been active and whose contract covers the last day of the month. A permit renewed monthly is one person (after ILO, ILMS, stock of employed migrants).',
  source: 'Events of the registrations of this side',
  territoryOf: 'homeTerritory',
  cellsSql: `
    WITH latest AS (
      SELECT DISTINCT ON (registration_id) person_id, status, changed_at, contract_from, contract_to, home_territory, host_territory, sex, occupation
      FROM registration_version ORDER BY registration_id, version DESC
    ), months AS (
      SELECT to_char(first_day, 'YYYY-MM') AS month, (first_day + interval '1 month' - interval '1 day')::date AS last_day
      FROM generate_series((SELECT date_trunc('month', min(contract_from)) FROM latest), to_date($1, 'YYYY-MM'), interval '1 month') AS first_day
    )
    SELECT jsonb_build_object('month', month, 'homeTerritory', coalesce(home_territory, 'unknown'), 'hostTerritory', host_territory, 'sex', sex, 'occupation', occupation) AS dimensions,
      count(DISTINCT person_id) AS value
    FROM months JOIN latest ON contract_from <= last_day AND last_day <= contract_to
      AND (status IN ('active', 'suspended') OR (status = 'ended' AND last_day < changed_at::date))
    GROUP BY month, home_territory, host_territory, sex, occupation
    ORDER BY month, home_territory, host_territory, sex, occupation`,
};

/** The tables that can be pulled. */
export const TABLES: readonly Table[] = [CROSSINGS, WORKERS];

/** The table with this id, or null. */
export function findTable(id: string): Table | null {
  return TABLES.find((table) => table.id === id) ?? null;
}
