/** Everything in the outside contract lies below, but for what standards put elsewhere. */
export const BASE = '/api/v1';
