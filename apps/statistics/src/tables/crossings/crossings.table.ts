import type { FlowTable } from '../statistical-table.js';
import { CountCrossingConsumer } from './count-crossing.consumer.js';
import { CrossingCellStore } from './crossing-cell.store.js';
import { CrossingContributionStore } from './crossing-contribution.store.js';
import { DAY, DIRECTION, GATE, TRAFFIC } from './crossing-dimensions.rules.js';
import { CROSSINGS_TEXTS } from './crossings.texts.js';
import { differencesFromLedger } from './ledger-differences.store.js';
import { TABLE_ID } from './table-id.js';

/** Movements through gates. */
export const CROSSINGS: FlowTable = {
  id: TABLE_ID,
  kind: 'flow',
  texts: CROSSINGS_TEXTS,
  dimensions: [GATE, DAY, DIRECTION, TRAFFIC],
  measure: 'crossings',
  unit: 'crossings',
  readBy: 'gate',
  personsBy: 'digest',
  oneZeroMarkedIn: 20,
  contributions: new CrossingContributionStore(),
  parts: [CountCrossingConsumer, CrossingCellStore, CrossingContributionStore],
  differences: differencesFromLedger,
};
