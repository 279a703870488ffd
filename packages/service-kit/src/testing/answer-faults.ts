import type { DtoClass, Operation } from '@gatebook/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { shapeOf, type DtoShape } from '../shapes/dto-shape.js';
import { undeclaredMembers } from '../shapes/undeclared-members.js';

/** What an answer was declared to be. */
export type DeclaredAnswer = Pick<Operation, 'answer' | 'shape' | 'keepsBack'>;

/**
 * Where an answer is not what its operation declares, which is what the document promises: a member that nobody declared, a null without
 * `OrNull`, a value that breaks a rule of its field. JSON Pointers, with the rule.
 */
export function answerFaults({ answer, shape = 'one', keepsBack }: DeclaredAnswer, body: unknown): readonly string[] {
  if (shape === 'one') return faultsOf(body, keepsBack === undefined ? [answer] : [answer, keepsBack], '');
  if (shape === 'array') return faultsOfAll(body, answer, '');
  const { items, next, ...more } = isObject(body) ? body : { next: undefined };
  const faults = Object.keys(more).map((name) => `/${name} is not declared`);
  if (next !== null && typeof next !== 'string') faults.push('/next is neither a cursor nor null');
  return [...faults, ...faultsOfAll(items, answer, '/items')];
}

function faultsOfAll(items: unknown, dto: DtoClass, pointer: string): readonly string[] {
  if (!Array.isArray(items)) return [`${pointer} is not a list`];
  return items.flatMap((item: unknown, at) => faultsOf(item, [dto], `${pointer}/${at}`));
}

function faultsOf(body: unknown, dtos: readonly DtoClass[], pointer: string): readonly string[] {
  const fields = new Map(dtos.flatMap((dto) => [...shapeOf(dto).fields]));
  // A call that answers nothing may say so with nothing.
  if (fields.size === 0 && (body === undefined || body === null)) return [];
  if (!isObject(body)) return [`${pointer} is not an object`];
  return [
    ...undeclaredMembers(body, { fields }, pointer).map((where) => `${where} is not declared`),
    ...nulls(body, { fields }, pointer).map((where) => `${where} is null without OrNull`),
    ...dtos.flatMap((dto) => brokenRules(dto, body, pointer)),
  ];
}

function nulls(value: unknown, shape: DtoShape, pointer: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => nulls(item, shape, `${pointer}/${at}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const [field, here] = [shape.fields.get(name), `${pointer}/${name}`];
    if (inner === null) return field?.orNull === true ? [] : [here];
    return field?.nested === undefined ? [] : nulls(inner, field.nested, here);
  });
}

function brokenRules(dto: DtoClass, body: object, pointer: string): readonly string[] {
  if (shapeOf(dto).fields.size === 0) return [];
  const instance: unknown = plainToInstance(dto, body);
  return isObject(instance) ? validateSync(instance).flatMap((error) => wordsOf(error, pointer)) : [];
}

function wordsOf({ property, constraints = {}, children = [] }: ValidationError, above: string): readonly string[] {
  const here = `${above}/${property}`;
  return [...Object.values(constraints).map((rule) => `${here}: ${rule}`), ...children.flatMap((child) => wordsOf(child, here))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
