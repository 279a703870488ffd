import type { Operation } from './kernel/operation.js';
import { CORRIDORS_OPERATIONS } from './corridors/index.js';
import { CROSSINGS_OPERATIONS } from './crossings/index.js';
import { IDENTITY_OPERATIONS } from './identity/index.js';
import { PERMITS_OPERATIONS } from './permits/index.js';
import { PERSONS_OPERATIONS } from './persons/index.js';
import { STATISTICS_OPERATIONS } from './statistics/index.js';
import { WORKERS_OPERATIONS } from './workers/index.js';

/** Every call there is: the gateway's routes, the OpenAPI document and the table of permissions come from this list. */
export const OPERATIONS: readonly Operation[] = [
  ...IDENTITY_OPERATIONS,
  ...PERSONS_OPERATIONS,
  ...CORRIDORS_OPERATIONS,
  ...WORKERS_OPERATIONS,
  ...PERMITS_OPERATIONS,
  ...CROSSINGS_OPERATIONS,
  ...STATISTICS_OPERATIONS,
];
