import type { Page, PageRequest } from '@gatebook/contracts';

const USUAL_LIMIT = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads one more than the page holds: whether there is a next one is then known. The cursor is the last id shown; what is no id begins at the beginning. */
export async function pageOf<Item, Wanted extends PageRequest>(
  wanted: Wanted,
  idOf: (item: Item) => string,
  read: (wanted: Wanted, limit: number) => Promise<readonly Item[]>,
): Promise<Page<Item>> {
  const { limit = USUAL_LIMIT, after } = wanted;
  const rows = await read({ ...wanted, after: after !== undefined && UUID.test(after) ? after : undefined }, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? idOf(last) : null };
}
