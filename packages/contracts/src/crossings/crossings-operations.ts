import { CHECK } from './check.js';
import { FIND_CROSSINGS, GET_BOARD, GET_STAY } from './read-crossings.js';
import { RECORD_CROSSING } from './record-crossing.js';
import { STAY_WHAT_IF } from './stay-what-if.js';

/** Every operation that the service answers. */
export const CROSSINGS_OPERATIONS = [CHECK, RECORD_CROSSING, FIND_CROSSINGS, GET_BOARD, GET_STAY, STAY_WHAT_IF] as const;
