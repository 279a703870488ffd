import { Problem, type Page } from '@gatebook/contracts';
import { validate } from 'uuid';

const USUAL = 50;

/** The cursor of a list of ids, or a problem where it is none. */
export function cursorOf(after: string | undefined): string | undefined {
  if (after === undefined || validate(after)) return after;
  throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/after', code: 'CURSOR', detail: 'is no cursor of this list' }]);
}

/** How many rows to read for a page: one more than are shown tells whether there is a next. */
export function rowsFor(limit: number | undefined): number {
  return (limit ?? USUAL) + 1;
}

/** A page of the rows read by `rowsFor`. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number | undefined,
  idOf: (row: Row) => string,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit ?? USUAL);
  const last = shown.at(-1);
  return { items: shown.map(itemOf), next: rows.length > shown.length && last !== undefined ? idOf(last) : null };
}
