import { GET_TABLE_DATA, LIST_RELEASES, LIST_TABLES, MAKE_RELEASE } from './tables.js';

/** Every operation that the service answers. */
export const STATISTICS_OPERATIONS = [LIST_TABLES, LIST_RELEASES, MAKE_RELEASE, GET_TABLE_DATA] as const;
