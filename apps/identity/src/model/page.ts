import { isUUID } from 'class-validator';
import { Problem, type Page, type PageRequest } from '@gatebook/contracts';

const USUAL = 50;

/** How many rows to read (one more than asked, to see whether there is a next page) and after which id. */
export function pageBounds({ limit = USUAL, after }: PageRequest): { readonly count: number; readonly after: string | null } {
  if (after !== undefined && !isUUID(after)) {
    throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/after', code: 'CURSOR_UNKNOWN', detail: 'after is not a cursor of this list' }]);
  }
  return { count: limit + 1, after: after ?? null };
}

/** Makes a page of rows read by `pageBounds`. */
export function pageOf<Item>(rows: readonly Item[], { limit = USUAL }: PageRequest, idOf: (item: Item) => string): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? idOf(last) : null };
}
