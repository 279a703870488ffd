import createClient, { type Client } from 'openapi-fetch';
import type { components, operations, paths } from './generated/schema.js';

export type { components, operations, paths };

/** The body of an answer or request by its name in the OpenAPI document, for example `Schema<'Officer'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Where the gateway is and what every call carries. */
export interface ApiClientOptions {
  /** Address of the gateway, or an empty text for the page's own. */
  readonly baseUrl: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Further headers, for example `Authorization` or `Accept-Language`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A typed client of the outside contract. */
export type ApiClient = Client<paths>;

/** Makes a client of the outside contract; it sends the session cookie and the header that goes with it. */
export function createApiClient({ baseUrl, fetch, headers = {} }: ApiClientOptions): ApiClient {
  return createClient<paths>({ baseUrl, fetch, credentials: 'same-origin', headers: { 'X-Requested-With': 'gatebook', ...headers } });
}
