import { soundOf } from '../names/sound.js';
import type { ListPlan, PreparedRow } from './plan.js';

type Form = (parts: readonly string[]) => readonly string[];

const FORMS: Readonly<Record<string, Form>> = {
  value: (parts) => [parts.join(' ').trim()],
  sound: (parts) => [wordsOf(parts).map(soundOf).join(' ')],
  start: (parts) => [parts.join(' ').trim().slice(0, 4)],
  each: (parts) => wordsOf(parts),
  'each-sound': (parts) => wordsOf(parts).map(soundOf),
  'each-start': (parts) => wordsOf(parts).map((word) => word.slice(0, 3)),
  'all-sounds': (parts) => [wordsOf(parts).map(soundOf).sort().join(' ')],
  year: ([date = '']) => [date.slice(0, 4)],
  'year-month': ([date = '']) => [date.slice(0, 7)],
  'day-month': ([date = '']) => [date.slice(5)],
};

/** The blocking keys of a row: for each of the plan's rules one key, or several where a form has several values; none where a part is empty. */
export function rowKeys(row: PreparedRow, plan: ListPlan): readonly string[] {
  const keys = plan.keys.flatMap((rule, index) => combine(rule.map((part) => valuesOf(row, part))).map((key) => `${index}|${key}`));
  return [...new Set(keys)];
}

function valuesOf(row: PreparedRow, part: string): readonly string[] {
  const [field = '', form = 'value'] = part.split(':');
  const parts = row[field] ?? [];
  const without = /^without-(\d+)$/.exec(form)?.[1];
  if (without !== undefined)
    return [withoutCharacter(parts.join(' ').replaceAll('-', ''), Number(without))].filter((value) => value !== '');
  const read = FORMS[form];
  if (read === undefined) throw new Error(`There is no form ${form} of a key; known are ${Object.keys(FORMS).join(', ')} and without-<n>.`);
  return read(parts).filter((value) => value !== '');
}

function withoutCharacter(text: string, place: number): string {
  return text.length < place ? '' : text.slice(0, place - 1) + text.slice(place);
}

function combine(values: readonly (readonly string[])[]): readonly string[] {
  return values.reduce<readonly string[]>(
    (made, options) => made.flatMap((before) => options.map((option) => `${before}/${option}`)),
    [''],
  );
}

function wordsOf(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => part.split(' ')).filter((word) => word !== '');
}
