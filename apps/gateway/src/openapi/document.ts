import { OPERATIONS, PROBLEMS } from '@gatebook/contracts';
import { BASE } from '../http/base.js';
import { operationEntry } from './operation-entry.js';
import { Schemas } from './schemas.js';

const INTRODUCTION = `The shared book of a land border. JSON in camelCase; instants in RFC 3339, days \`YYYY-MM-DD\`; lists are \`{ items, next }\`.

**Sign-in.** Officers: \`POST ${BASE}/session\` sets a cookie; every call with the cookie that does more than read carries \`X-Requested-With: gatebook\`. Machines: \`POST /oauth/token\` with HTTP Basic and \`grant_type=client_credentials\`, then \`Authorization: Bearer …\`.

**Problems** are \`application/problem+json\` with a stable \`code\` and a \`detail\` in the language of \`Accept-Language\` (vi, lo, zh, en).

**Repeats.** POST may carry \`Idempotency-Key\`, a new one for each request: a repeat within thirty days gets the first answer, other content or another operation under it is 409 \`IDEMPOTENCY_KEY_REUSED\`. The part of the registry that answers holds the key; one that is used at two parts names two requests. PATCH and PUT carry \`If-Match\`.`;

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer (RFC 6901) of the field.' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
    reference: { type: 'string', description: 'Of a fault of ours: tell it to the administrator.' },
    retryAfterSeconds: { type: 'integer' },
  },
};

const TOKEN_ENTRY = {
  post: {
    operationId: 'identityIssueToken',
    tags: ['identity'],
    summary: 'Gives an API client a token for a quarter of an hour (RFC 6749, section 4.4).',
    description: 'HTTP Basic with client id and secret.',
    security: [{ clientSecret: [] }],
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['grant_type'],
            properties: { grant_type: { type: 'string', enum: ['client_credentials'] } },
          },
        },
      },
    },
    responses: {
      '200': {
        description: 'The token.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['access_token', 'token_type', 'expires_in'],
              properties: {
                access_token: { type: 'string' },
                token_type: { type: 'string', enum: ['Bearer'] },
                expires_in: { type: 'integer' },
              },
            },
          },
        },
      },
      default: {
        description: 'Refused, in the words of RFC 6749, section 5.2.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['error'],
              properties: { error: { type: 'string' }, error_description: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of everything that has a route. */
export function openApiDocument(): Record<string, unknown> {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, unknown>> = { '/oauth/token': TOKEN_ENTRY };
  for (const operation of OPERATIONS) {
    const { http } = operation;
    if (http === undefined) continue;
    const path = `${BASE}${http.path}`;
    paths[path] = { ...paths[path], [http.method.toLowerCase()]: operationEntry(operation, http, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gatebook', version: '1', description: INTRODUCTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { ...schemas.taken, Problem: PROBLEM_SCHEMA },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gatebook_session', description: 'Officers; set by POST /session.' },
        apiClient: { type: 'oauth2', description: 'Machines.', flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: {} } } },
        clientSecret: { type: 'http', scheme: 'basic' },
      },
    },
  };
}
