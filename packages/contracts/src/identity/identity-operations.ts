import { CREATE_API_CLIENT, LIST_API_CLIENTS, REVOKE_API_CLIENT } from './api-clients.js';
import { CREATE_OFFICER, DEACTIVATE_OFFICER, LIST_OFFICERS, SET_PASSWORD } from './officers.js';
import { CREATE_OFFICE, LIST_OFFICES } from './offices.js';
import { GET_SESSION, SIGN_IN, SIGN_OUT, VERIFY_ACCESS } from './session.js';
import { ISSUE_TOKEN } from './token.js';

/** Every operation that the service answers. */
export const IDENTITY_OPERATIONS = [
  SIGN_IN,
  GET_SESSION,
  SIGN_OUT,
  VERIFY_ACCESS,
  ISSUE_TOKEN,
  CREATE_OFFICE,
  LIST_OFFICES,
  CREATE_OFFICER,
  LIST_OFFICERS,
  DEACTIVATE_OFFICER,
  SET_PASSWORD,
  CREATE_API_CLIENT,
  LIST_API_CLIENTS,
  REVOKE_API_CLIENT,
] as const;
