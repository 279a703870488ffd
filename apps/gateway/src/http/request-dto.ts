import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem, type FieldProblem, type FieldValues, type Operation } from '@gatebook/contracts';
import { readCursor, shapeOf, type DtoShape } from '@gatebook/service-kit';
import { pointerWord } from './pointer.rules.js';
import { refuseBeyondLimits } from './request-limits.js';
import { withoutNulls } from './without-nulls.js';

/** The three places that a request's fields come from. */
export interface RequestParts {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const RULES = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true };
/** Nobody reads more, and each takes a sentence in the caller's language. */
const MOST_ERRORS = 20;

/**
 * Makes the one request of an operation from path, query and body, and checks it: counted before any work, null taken for absent, unknown
 * fields refused, the cursor of a list one that this list gave.
 */
export function requestOf(operation: Operation, parts: RequestParts): object {
  const fields = merged(operation, parts);
  const shape = shapeOf(operation.request);
  refuseBeyondLimits(fields, shape);
  const request: unknown = plainToInstance(operation.request, withoutNulls(fields, shape));
  if (typeof request !== 'object' || request === null) throw new Error(`the request of ${operation.subject} is not an object`);
  const errors = shape.fields.size > 0 ? wrongFields(request, shape) : unknownFields(request);
  if (errors.length > 0) throw new Problem('REQUEST_INVALID', {}, errors.slice(0, MOST_ERRORS));
  if (operation.shape === 'page' && 'after' in request && typeof request.after === 'string') readCursor(operation.subject, request.after);
  return request;
}

function wrongFields(request: object, shape: DtoShape): FieldProblem[] {
  return [...shapeProblems(request, shape, ''), ...validateSync(request, RULES).flatMap((error) => fieldProblems(error, ''))];
}

/** A request without a single rule has no field; class-validator calls the whole of it unknown. */
function unknownFields(request: object): FieldProblem[] {
  return Object.keys(request).map((name) => ({
    pointer: `/${pointerWord(name)}`,
    code: 'FIELD_UNKNOWN',
    detail: 'there is no such field',
  }));
}

function merged({ http }: Operation, { path, query, body }: RequestParts): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...path };
  for (const [name, value] of [...Object.entries(query), ...bodyFields(http?.bodyField, body)]) {
    if (Object.hasOwn(fields, name)) throw invalid(`/${pointerWord(name)}`, 'GIVEN_TWICE', 'the field is given in two places');
    fields[name] = value;
  }
  return fields;
}

function bodyFields(bodyField: string | undefined, body: unknown): [string, unknown][] {
  if (bodyField !== undefined) return [[bodyField, body]];
  if (body === undefined || body === null) return [];
  if (typeof body !== 'object' || Array.isArray(body)) throw invalid('', 'IS_OBJECT', 'the body must be an object');
  return Object.entries(body);
}

/** class-validator takes a list where one nested object is declared, and checks its items; a service would not expect it. */
function shapeProblems(value: object, shape: DtoShape, pointer: string): FieldProblem[] {
  return [...shape.fields.values()].flatMap(({ name, nested, isList }) => {
    const inner: unknown = Reflect.get(value, name);
    if (nested === undefined || typeof inner !== 'object' || inner === null) return [];
    const here = `${pointer}/${pointerWord(name)}`;
    if (Array.isArray(inner) !== isList)
      return [{ pointer: here, code: isList ? 'IS_ARRAY' : 'IS_OBJECT', detail: isList ? 'must be a list' : 'must be an object' }];
    const items: unknown[] = Array.isArray(inner) ? inner : [inner];
    return items.flatMap((item, index) =>
      typeof item === 'object' && item !== null ? shapeProblems(item, nested, isList ? `${here}/${index}` : here) : [],
    );
  });
}

function fieldProblems(error: ValidationError, above: string): FieldProblem[] {
  const pointer = `${above}/${pointerWord(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    pointer,
    code: codeOf(rule),
    detail,
    values: valuesOf(error, rule),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, pointer))];
}

/** What the broken rule was given, to be named in its text: a limit, the values allowed. */
function valuesOf({ target, property }: ValidationError, rule: string): FieldValues {
  const given: unknown[] =
    target === undefined
      ? []
      : (shapeOf(target.constructor)
          .fields.get(property)
          ?.rules.find(({ name }) => name === rule)?.constraints ?? []);
  return Object.fromEntries(
    given.flatMap((value, at) => (isSayable(value) ? [[at, value]] : Array.isArray(value) ? [[at, value.join(', ')]] : [])),
  );
}

function isSayable(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** `isUuid` → `IS_UUID`; an unknown field has a name that says so. */
export function codeOf(rule: string): string {
  if (rule === 'whitelistValidation') return 'FIELD_UNKNOWN';
  return rule.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

function invalid(pointer: string, code: string, detail: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code, detail }]);
}
