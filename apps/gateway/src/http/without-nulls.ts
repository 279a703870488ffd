import type { DtoShape, FieldShape } from '@gatebook/service-kit';

/**
 * A request in which null says what an absent field says: callers write a field that they do not give either way. Null stays where the
 * DTO says that it is a value of its own (`OrNull`: a change takes the field out), in lists, where it is a wrong item, and inside
 * documents that are kept as they came.
 */
export function withoutNulls(request: Readonly<Record<string, unknown>>, { fields }: DtoShape): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(request)) {
    const field = fields.get(name);
    if (value !== null || field?.orNull === true) kept[name] = within(value, field);
  }
  return kept;
}

function within(value: unknown, field: FieldShape | undefined): unknown {
  if (field?.nested === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => within(item, field));
  return withoutNulls({ ...value }, field.nested);
}
