import { AMEND_PERSON, GET_PERSON, REGISTER_PERSON } from './keep-persons.js';
import { GET_PERSON_CARD, GET_PERSON_FACTS, IDENTIFY_PERSON, IDENTIFY_SEALED, LOG_ACCESS } from './persons-internal.js';
import { READ_ACCESS_LOG } from './read-access-log.js';
import { READ_MRZ } from './read-mrz.js';
import { SEARCH_PERSONS } from './search-persons.js';

/** Every operation that the service answers. */
export const PERSONS_OPERATIONS = [
  REGISTER_PERSON,
  GET_PERSON,
  AMEND_PERSON,
  SEARCH_PERSONS,
  READ_MRZ,
  READ_ACCESS_LOG,
  GET_PERSON_FACTS,
  GET_PERSON_CARD,
  IDENTIFY_PERSON,
  IDENTIFY_SEALED,
  LOG_ACCESS,
] as const;
