import type { Operation } from '@gatebook/contracts';
import { shapeOf, type DtoShape } from '../shapes/dto-shape.js';

/** Where an answer holds a null that its DTO does not declare (`OrNull`): a strict client, made from the document, stops there. */
export function undeclaredNulls({ answer, shape }: Pick<Operation, 'answer' | 'shape'>, body: unknown): readonly string[] {
  const items = shape === 'page' && typeof body === 'object' && body !== null && 'items' in body ? body.items : body;
  return within(items, shapeOf(answer), '');
}

function within(value: unknown, shape: DtoShape, pointer: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => within(item, shape, `${pointer}/${at}`));
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = shape.fields.get(name);
    const here = `${pointer}/${name}`;
    if (inner === null) return field?.orNull === true ? [] : [here];
    return field?.nested === undefined ? [] : within(inner, field.nested, here);
  });
}
