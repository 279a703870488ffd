import { createApiClient } from '@gatebook/api-client';
import { ownFetch } from './own-fetch.js';

/** Sends one intent: its calls carry keys made from the intent's own, the same at every try. Only `useChange` makes one. */
export function changingClient(key: string) {
  let calls = 0;
  const client = createApiClient({
    baseUrl: '',
    fetch: (request) => {
      calls += 1;
      const keyed = new Request(request);
      keyed.headers.set('Idempotency-Key', calls === 1 ? key : `${key}.${calls}`);
      return ownFetch(keyed);
    },
  });
  const { POST, PUT, PATCH, DELETE, GET } = client;
  return { POST, PUT, PATCH, DELETE, GET };
}

/** How a change talks to the registry. */
export type Send = ReturnType<typeof changingClient>;
