import type { DtoShape } from './dto-shape.js';

/** JSON Pointers of what a body holds and its class does not declare; what a field without a class of its own holds is its own affair. */
export function undeclaredMembers(body: unknown, shape: DtoShape, pointer = ''): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) return body.flatMap((item, at) => undeclaredMembers(item, shape, `${pointer}/${at}`));
  return Object.entries(body).flatMap(([name, inner]) => {
    if (inner === undefined) return [];
    const [field, here] = [shape.fields.get(name), `${pointer}/${name}`];
    if (field === undefined) return [here];
    return field.nested === undefined ? [] : undeclaredMembers(inner, field.nested, here);
  });
}
