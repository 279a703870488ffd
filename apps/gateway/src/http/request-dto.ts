import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, ValidationTypes, type ValidationError } from 'class-validator';
import { Problem, type FieldProblem, type Operation } from '@gatebook/contracts';
import { pointerWord } from './json-body.rules.js';

/** The three places that a request's fields come from. */
export interface RequestParts {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const RULES = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true };

/** Makes the one request of an operation from path, query and body, and checks it: unknown fields are refused. */
export function requestOf(operation: Operation, parts: RequestParts): object {
  const request: unknown = plainToInstance(operation.request, merged(operation, parts));
  if (typeof request !== 'object' || request === null) throw new Error(`the request of ${operation.subject} is not an object`);
  const errors = hasRules(operation.request) ? wrongFields(request) : unknownFields(request);
  if (errors.length > 0) throw new Problem('REQUEST_INVALID', {}, errors);
  return request;
}

function wrongFields(request: object): FieldProblem[] {
  return [...shapeProblems(request, ''), ...validateSync(request, RULES).flatMap((error) => fieldProblems(error, ''))];
}

/** A request without a single rule has no field; class-validator calls the whole of it unknown. */
function unknownFields(request: object): FieldProblem[] {
  return Object.keys(request).map((name) => ({
    pointer: `/${pointerWord(name)}`,
    code: 'FIELD_UNKNOWN',
    detail: `property ${name} should not exist`,
  }));
}

const ruled = new Map<unknown, boolean>();

// oxlint-disable-next-line typescript/no-unsafe-function-type
function hasRules(dto: Function): boolean {
  const known = ruled.get(dto) ?? rulesOf(dto).length > 0;
  ruled.set(dto, known);
  return known;
}

// oxlint-disable-next-line typescript/no-unsafe-function-type
function rulesOf(dto: Function): ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']> {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
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
function shapeProblems(value: object, pointer: string): FieldProblem[] {
  return nestedFields(value.constructor).flatMap(({ name, isList }) => {
    const inner: unknown = Reflect.get(value, name);
    if (typeof inner !== 'object' || inner === null) return [];
    const here = `${pointer}/${pointerWord(name)}`;
    if (Array.isArray(inner) !== isList)
      return [{ pointer: here, code: isList ? 'IS_ARRAY' : 'IS_OBJECT', detail: isList ? 'must be a list' : 'must be an object' }];
    const items: unknown[] = Array.isArray(inner) ? inner : [inner];
    return items.flatMap((item, index) =>
      typeof item === 'object' && item !== null ? shapeProblems(item, isList ? `${here}/${index}` : here) : [],
    );
  });
}

interface NestedField {
  readonly name: string;
  readonly isList: boolean;
}

const known = new Map<unknown, readonly NestedField[]>();

// oxlint-disable-next-line typescript/no-unsafe-function-type
function nestedFields(dto: Function): readonly NestedField[] {
  let fields = known.get(dto);
  if (fields === undefined) {
    fields = rulesOf(dto)
      .filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION)
      .map(({ propertyName, each }) => ({ name: propertyName, isList: each === true }));
    known.set(dto, fields);
  }
  return fields;
}

function fieldProblems(error: ValidationError, above: string): FieldProblem[] {
  const pointer = `${above}/${pointerWord(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({ pointer, code: codeOf(rule), detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, pointer))];
}

/** `isUuid` → `IS_UUID`; an unknown field has a name that says so. */
function codeOf(rule: string): string {
  if (rule === 'whitelistValidation') return 'FIELD_UNKNOWN';
  return rule.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

function invalid(pointer: string, code: string, detail: string): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer, code, detail }]);
}
