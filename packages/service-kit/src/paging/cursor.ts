import { createHash } from 'node:crypto';
import { Problem } from '@gatebook/contracts';

const CHECK_LENGTH = 8;
const CURSOR = /^([A-Za-z0-9_-]{8})([A-Za-z0-9_-]{2,190})$/;

/** The place after which a list goes on, as a caller carries it: opaque, good for the list that gave it and for no other. */
export function cursorText(list: string, keys: readonly string[]): string {
  const place = Buffer.from(JSON.stringify(keys)).toString('base64url');
  return `${checkOf(list, place)}${place}`;
}

/** The place in a cursor; a problem that points to `after` where it is none of this list. */
export function readCursor(list: string, cursor: string): readonly string[] {
  const [, check, place = ''] = CURSOR.exec(cursor) ?? [];
  if (check === undefined || check !== checkOf(list, place)) throw cursorUnknown();
  const keys: unknown = JSON.parse(Buffer.from(place, 'base64url').toString('utf8'));
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string')) throw cursorUnknown();
  return keys;
}

/** What every list answers to a cursor that it did not give. */
export function cursorUnknown(): Problem {
  return new Problem('REQUEST_INVALID', {}, [{ pointer: '/after', code: 'CURSOR_UNKNOWN', detail: 'after is not a cursor of this list' }]);
}

/** No secret: a spoiled or a foreign cursor is found by it, and whoever makes one on purpose gets the values checked all the same. */
function checkOf(list: string, place: string): string {
  return createHash('sha256').update(`${list} ${place}`).digest('base64url').slice(0, CHECK_LENGTH);
}
