/** A value without the members that are `null`: callers may write a field that they do not give either way. */
export function withoutNulls<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) => member ?? undefined);
}
