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
  /** One true zero in so many is marked like a hidden cell; fewer in a table that is mostly empty. */
  readonly oneZeroMarkedIn: number;
}

/** Movements through gates. */
export const CROSSINGS: Table = {
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
    'Crossings of the border through a gate that were recorded as passed. Each human counts at each crossing: a person who goes and comes back counts twice. Persons turned back are not counted (after IRTS 2008, 2.4 and 3.6). A cell is shown when at least ten known persons made its crossings; crossings of nobody known count in the crossings, and towards the ten as nobody.',
  source: 'Events of the crossing ledger of this side',
  territoryOf: 'gate',
  oneZeroMarkedIn: 20,
};

/** Stock of registered workers. */
export const WORKERS: Table = {
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
  oneZeroMarkedIn: 100,
};

/**
 * Key, for table $1, of the advisory lock between events, which share it while they are counted, and a release that takes its number: an event
 * counts towards a number that was not taken when it is committed.
 */
export const NUMBER_LOCK = `hashtextextended('release:' || $1, 3)`;

/** Code of the total over a dimension. */
export const TOTAL = '_T';

/** The tables that can be pulled. */
export const TABLES: readonly Table[] = [CROSSINGS, WORKERS];

/** The table with this id, or null. */
export function findTable(id: string): Table | null {
  return TABLES.find((table) => table.id === id) ?? null;
}
