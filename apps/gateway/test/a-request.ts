import { OPERATIONS, type HttpRoute, type Operation } from '@gatebook/contracts';
import { shapeOf, type DtoShape, type FieldShape } from '@gatebook/service-kit';
import { requestOf, type RequestParts } from '../src/http/request-dto.js';

/** An operation with a route, and its name for a test. */
export interface Call {
  readonly operation: Operation;
  readonly http: HttpRoute;
  readonly name: string;
}

/** Every operation that has a route. */
export const CALLS: readonly Call[] = OPERATIONS.flatMap((operation) =>
  operation.http === undefined ? [] : [{ operation, http: operation.http, name: `${operation.http.method} ${operation.http.path}` }],
);

/** The fields of a request before they are put into path, query and body. */
export type Fields = Readonly<Record<string, unknown>>;

const TEXTS = [
  'VN',
  'VNM',
  'vncn-huu-nghi',
  '2026-10',
  'latest',
  'minh.gate',
  '1000.00',
  'A'.repeat(43),
  'A'.repeat(86),
  '/api',
  '01',
  '1',
];

/** A value that a field takes, made from its own rules. */
function valueOf(field: FieldShape): unknown {
  const one = field.nested === undefined ? plainValueOf(field) : fieldsOf(field.nested);
  if (!field.isList) return one;
  const least: unknown = field.rules.find(({ name }) => name === 'arrayMinSize')?.constraints?.[0];
  return Array.from({ length: typeof least === 'number' ? least : 1 }, () => one);
}

function plainValueOf(field: FieldShape): unknown {
  const given = (name: string): readonly unknown[] | undefined => {
    const rule = field.rules.find((one) => one.name === name);
    return rule === undefined ? undefined : (rule.constraints ?? []);
  };
  const [allowed] = given('isIn') ?? [];
  if (Array.isArray(allowed)) return allowed[0];
  if (given('isUuid')) return '0199b0a0-0000-7000-8000-00000000abcd';
  if (given('isDay')) return '2026-11-21';
  if (given('isPartialDay')) return '1994-03';
  if (given('isInstant')) return '2026-11-21T02:10:00Z';
  if (given('isEmail')) return 'office@example.org';
  if (given('isBoolean')) return true;
  if (given('isInt') || given('isNumber')) return Number(given('min')?.[0] ?? 1);
  if (given('isObject')) return { any: 'thing' };
  const [shortest = 1, longest = 64] = given('isLength') ?? [];
  const patterns = field.rules.flatMap(({ name, constraints }) =>
    name === 'matches' ? [new RegExp(String(constraints[0]).slice(1, -1))] : [],
  );
  const text = [...TEXTS, 'x'.repeat(Number(shortest))].find(
    (candidate) =>
      candidate.length >= Number(shortest) && candidate.length <= Number(longest) && patterns.every((pattern) => pattern.test(candidate)),
  );
  if (text === undefined) throw new Error(`no sample fits the field ${field.name}: add one to TEXTS`);
  return text;
}

/** Every field of a shape with a value that it takes. */
export function fieldsOf({ fields }: DtoShape): Record<string, unknown> {
  const all = [...fields.values()].filter(({ name }) => name !== 'after');
  return Object.fromEntries(all.map((field) => [field.name, valueOf(field)]));
}

/** A request of an operation with every field given. */
export function aRequest({ request }: Operation): Record<string, unknown> {
  return fieldsOf(shapeOf(request));
}

/** Where the fields of a request belong. */
export function partsOf({ http }: Call, fields: Fields): RequestParts {
  const names = [...http.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const chosen = (inPath: boolean): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name) === inPath));
  const rest = chosen(false);
  const takesBody = http.method !== 'GET' && http.method !== 'DELETE';
  const body = http.bodyField === undefined ? rest : rest[http.bodyField];
  // Where the body is a list, what else is given can only stand in the query.
  const { [http.bodyField ?? '']: _, ...others } = rest;
  const inQuery = http.bodyField === undefined ? {} : others;
  return { path: chosen(true), query: takesBody ? inQuery : rest, body: takesBody ? body : undefined };
}

/** The request that the gateway makes of fields. */
export function read(call: Call, fields: Fields): object {
  return requestOf(call.operation, partsOf(call, fields));
}

/** A field at any depth, by the names that lead to it. */
export interface Place {
  readonly path: readonly string[];
  readonly field: FieldShape;
}

/** Every field of a shape at every depth. */
export function placesOf({ fields }: DtoShape, above: readonly string[] = []): readonly Place[] {
  return [...fields.values()].flatMap((field) => {
    const path = [...above, field.name];
    return [{ path, field }, ...(field.nested === undefined ? [] : placesOf(field.nested, path))];
  });
}

/** The fields with another value at a place, in every entry of a list on the way; without it when the value is undefined. */
export function withValue(fields: Fields, [name = '', ...rest]: readonly string[], value: unknown): Fields {
  if (rest.length > 0) return { ...fields, [name]: inside(fields[name], rest, value) };
  const others = Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));
  return value === undefined ? others : { ...fields, [name]: value };
}

function inside(value: unknown, path: readonly string[], wanted: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inside(item, path, wanted));
  return withValue(typeof value === 'object' && value !== null ? { ...value } : {}, path, wanted);
}

/** The value at a place, in the first entry of each list on the way. */
export function valueAt(fields: object, path: readonly string[]): unknown {
  let value: unknown = fields;
  for (const name of path) {
    const here: unknown = Array.isArray(value) ? value[0] : value;
    value = typeof here === 'object' && here !== null ? Reflect.get(here, name) : undefined;
  }
  return value;
}
