import { serviceOf, type HttpRoute, type Operation } from '@gatebook/contracts';
import type { Schema, Schemas } from './schemas.js';

const PROBLEM = {
  description: 'A problem (RFC 9457); `code` says which.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** One operation as it stands in the document. */
export function operationEntry(operation: Operation, http: HttpRoute, schemas: Schemas): Record<string, unknown> {
  const { subject, summary, roles } = operation;
  const body = bodyOf(operation, http, schemas);
  return {
    operationId: operationId(subject),
    tags: [serviceOf(subject)],
    summary,
    description: `Roles: ${typeof roles === 'string' ? roles : roles.join(', ')}.`,
    security: roles === 'anyone' ? [{}] : [{ session: [] }, { apiClient: [] }],
    parameters: [...pathParameters(operation, http, schemas), ...queryParameters(operation, http, schemas), ...headerParameters(http)],
    ...(body !== undefined && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { [String(http.status ?? 200)]: answerOf(operation, http, schemas), default: PROBLEM },
  };
}

/** `permits.issue-permit.v1` → `permitsIssuePermit`; a later version carries its number. */
function operationId(subject: string): string {
  const [service = '', verb = '', version = 'v1'] = subject.split('.');
  const words = verb.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${service}${words.join('')}${version === 'v1' ? '' : version.toUpperCase()}`;
}

/** Names in a route's path. */
export function pathNames({ path }: HttpRoute): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function propertiesOf(schema: Schema): Record<string, unknown> {
  return { ...(typeof schema.properties === 'object' ? schema.properties : {}) };
}

function requiredOf(schema: Schema): readonly string[] {
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}

function pathParameters({ request }: Operation, http: HttpRoute, schemas: Schemas): unknown[] {
  const properties = propertiesOf(schemas.of(request));
  return pathNames(http).map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } }));
}

function takesBody({ method }: HttpRoute): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

function queryParameters({ request }: Operation, http: HttpRoute, schemas: Schemas): unknown[] {
  if (takesBody(http)) return [];
  const [schema, inPath] = [schemas.of(request), pathNames(http)];
  const fields = Object.entries(propertiesOf(schema)).filter(([name]) => !inPath.includes(name));
  return fields.map(([name, property]) => ({ name, in: 'query', required: requiredOf(schema).includes(name), schema: property }));
}

function header(name: string, description: string, required: boolean): unknown {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function headerParameters({ method, purpose, ifMatch }: HttpRoute): unknown[] {
  return [
    ...(purpose === true
      ? [
          header('Purpose', 'Why a person’s record is opened: a purpose code.', true),
          header('Case-Reference', 'The file at the office that this belongs to.', false),
        ]
      : []),
    ...(ifMatch === undefined ? [] : [header('If-Match', 'The version you saw, as the ETag gave it: `"3"`.', ifMatch)]),
    ...(method === 'POST' ? [header('Idempotency-Key', 'A repeat with the same key gets the first answer.', false)] : []),
  ];
}

function bodyOf({ request }: Operation, http: HttpRoute, schemas: Schemas): Schema | undefined {
  if (!takesBody(http)) return undefined;
  const schema = schemas.of(request);
  const properties = propertiesOf(schema);
  if (http.bodyField !== undefined) return { ...Object(properties[http.bodyField]) };
  const inPath = pathNames(http);
  const own = Object.keys(properties).filter((name) => !inPath.includes(name));
  if (own.length === 0) return undefined;
  if (inPath.length === 0) return schemas.refTo(request);
  const required = requiredOf(schema).filter((name) => own.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(own.map((name) => [name, properties[name]])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function answerOf({ answer, shape }: Operation, http: HttpRoute, schemas: Schemas): unknown {
  if (http.status === 204) return { description: 'Done; there is nothing to say.' };
  const one = schemas.refTo(answer);
  const list = { type: 'array', items: one };
  const page = {
    type: 'object',
    properties: { items: list, next: { type: ['string', 'null'], description: 'Cursor of the next page, for `after`.' } },
    required: ['items', 'next'],
  };
  const schema = shape === 'page' ? page : shape === 'array' ? list : one;
  const other = Object.fromEntries((http.produces ?? []).map((type) => [type, { schema: { type: 'string' } }]));
  return { description: 'The answer.', content: { 'application/json': { schema }, ...other } };
}
