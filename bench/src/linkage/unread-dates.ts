import { InputError } from './input-error.js';
import type { ListMap } from './map-file.js';
import type { Row } from './read-table.js';

/** Refuses lists of people in whose birth date column no date is written as the registry reads it: they would be measured without dates. */
export function unreadDates(rows: readonly Row[], { people }: ListMap): void {
  if (people === undefined) return;
  const column = people['birthDate'] ?? 'birthDate';
  const given = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const unread = given.filter((cell) => !/^\d{4}(-\d{2}){0,2}$/.test(cell));
  if (unread.length > 0)
    throw new InputError(
      `${unread.length} of ${given.length} dates in the column ${column} are not read (the first is ${unread[0] ?? ''}): write YYYY-MM-DD, YYYY-MM or YYYY.`,
    );
}
