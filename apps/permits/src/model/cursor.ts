const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The last id of the page before, or undefined where the cursor is none of ours. */
export function cursorId(after: string | undefined): string | undefined {
  return after !== undefined && UUID.test(after) ? after : undefined;
}
