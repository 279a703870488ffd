import { jobKind } from '@gatebook/service-kit';

/** Making a worker's permit stand as its registration does; the key is the registration's id. */
export const FOLLOW_REGISTRATION = jobKind('follow-registration');
