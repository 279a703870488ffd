import { isInstant, type Operation, type Page, type PageRequest } from '@gatebook/contracts';
import { isUUID } from 'class-validator';
import { cursorText, cursorUnknown, readCursor } from './cursor.js';

const USUAL = 50;

/** What a place in a list is made of, and what each part must look like before it goes into SQL. */
const IS_KEY = {
  id: (value: string) => isUUID(value),
  instant: isInstant,
  number: (value: string) => /^\d{1,18}$/.test(value),
} as const;

type KeyKind = keyof typeof IS_KEY;
type Keys<Kinds extends readonly KeyKind[]> = { readonly [At in keyof Kinds]: string };

/** What to read for a page. */
export interface PageWindow<Kinds extends readonly KeyKind[]> {
  /** One more than is shown: whether there is a next page is then known. */
  readonly count: number;
  /** The keys of the last row of the page before; null at the beginning. */
  readonly after: Keys<Kinds> | null;
}

/** The pages of one list. Declared beside the query that reads it, with the columns that order it. */
export class Paging<const Kinds extends readonly KeyKind[]> {
  private readonly kinds: Kinds;

  constructor(
    private readonly list: Pick<Operation, 'subject'>,
    ...kinds: Kinds
  ) {
    this.kinds = kinds;
  }

  /** What to read for the page that was asked for; a problem where the cursor is not one that this list gave. */
  window({ limit = USUAL, after }: PageRequest): PageWindow<Kinds> {
    return { count: limit + 1, after: after === undefined ? null : this.keysOf(after) };
  }

  /** The page of the rows that `window` asked for. */
  page<Row>(rows: readonly Row[], asked: PageRequest, keysOf: (row: Row) => Keys<Kinds>): Page<Row> {
    return this.pageOf(rows, asked, keysOf, (row) => row);
  }

  /** The same, each row written as the list shows it. */
  pageOf<Row, Item>(
    rows: readonly Row[],
    { limit = USUAL }: PageRequest,
    keysOf: (row: Row) => Keys<Kinds>,
    itemOf: (row: Row) => Item,
  ): Page<Item> {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? cursorText(this.list.subject, Object.values(keysOf(last))) : null;
    return { items: shown.map(itemOf), next };
  }

  private keysOf(cursor: string): Keys<Kinds> {
    const keys = readCursor(this.list.subject, cursor);
    if (!this.isKeys(keys)) throw cursorUnknown();
    return keys;
  }

  private isKeys(keys: readonly string[]): keys is Keys<Kinds> & readonly string[] {
    return keys.length === this.kinds.length && this.kinds.every((kind, at) => IS_KEY[kind](keys[at] ?? ''));
  }
}

/**
 * A page of a list that is held whole, such as the gates: all of it where no limit is given, which is how these lists have always been read.
 * The key of an item is one that no other has.
 */
export function pageOfWhole<Item>(
  list: Pick<Operation, 'subject'>,
  items: readonly Item[],
  { limit, after }: PageRequest,
  keyOf: (item: Item) => string,
): Page<Item> {
  const start = after === undefined ? 0 : placeOf(list, items, after, keyOf) + 1;
  const shown = items.slice(start, limit === undefined ? undefined : start + limit);
  const last = shown.at(-1);
  const isMore = start + shown.length < items.length;
  return { items: shown, next: isMore && last !== undefined ? cursorText(list.subject, [keyOf(last)]) : null };
}

function placeOf<Item>(list: Pick<Operation, 'subject'>, items: readonly Item[], after: string, keyOf: (item: Item) => string): number {
  const [key] = readCursor(list.subject, after);
  const at = items.findIndex((item) => keyOf(item) === key);
  if (at === -1) throw cursorUnknown();
  return at;
}
