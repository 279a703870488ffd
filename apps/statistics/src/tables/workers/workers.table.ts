import type { StockTable } from '../statistical-table.js';
import { KeepRegistrationConsumer } from './keep-registration.consumer.js';
import { TABLE_ID } from './table-id.js';
import { WorkerContributionStore } from './worker-contribution.store.js';
import { HOME_TERRITORY, HOST_TERRITORY, OCCUPATION, SEX } from './worker-dimensions.rules.js';
import { WORKERS_TEXTS } from './workers.texts.js';

/** Stock of registered workers. */
export const WORKERS: StockTable = {
  id: TABLE_ID,
  kind: 'stock',
  texts: WORKERS_TEXTS,
  dimensions: [HOME_TERRITORY, HOST_TERRITORY, SEX, OCCUPATION],
  measure: 'workers',
  unit: 'persons',
  readBy: 'homeTerritory',
  personsBy: 'id',
  oneZeroMarkedIn: 100,
  contributions: new WorkerContributionStore(),
  parts: [KeepRegistrationConsumer, WorkerContributionStore],
};
