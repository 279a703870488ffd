import type { ComparatorName } from './comparators.js';

/** One comparison of a list: which columns, compared how. */
export interface ListField {
  readonly field: string;
  readonly comparator: ComparatorName;
  /** `person-name` takes the parts of a name in any number of columns; the others join theirs with a space. */
  readonly columns: readonly string[];
  /** For `date`: how the cells are written, such as `YYYYMMDD` or `DD/MM/YYYY`. */
  readonly format?: string;
  /** Whether rare values count for more than common ones. */
  readonly frequencies?: boolean;
}

/**
 * How two lists are compared, or a list with itself. `keys`: rows that share one of these are compared; each is a list of `field` or
 * `field:form`, all of which must be there. Forms: `value` (if none is named), `sound`, `start` (four letters), `each` and `each-sound` (any one
 * word), `all-sounds` (all words, in alphabetical order), `year`, `day-month`, `year-month`, `without-1` … (the value without its first, … character,
 * so that one wrong character is forgiven).
 */
export interface ListPlan {
  readonly name: string;
  readonly fields: readonly ListField[];
  readonly keys: readonly (readonly string[])[];
}

/** A row made ready: by field the normalised parts, none empty unless the cell was. */
export type PreparedRow = Readonly<Record<string, readonly string[]>>;

/** Normalises a row's cells for a plan: trimmed, lower case, no marks, dates as `YYYY-MM-DD`. */
export function prepareRow(row: Readonly<Record<string, string>>, plan: ListPlan): PreparedRow {
  return Object.fromEntries(
    plan.fields.map((field) => {
      const cells = field.columns.map((column) => normalCell(row[column] ?? ''));
      if (field.comparator === 'person-name') return [field.field, cells];
      const text = cells.filter((cell) => cell !== '').join(' ');
      return [field.field, [field.comparator === 'date' ? isoDate(text, field.format ?? 'YYYY-MM-DD') : text]];
    }),
  );
}

function normalCell(cell: string): string {
  return cell.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/gu, 'd').replace(/\s+/g, ' ').trim();
}

/** A date in a given format as `YYYY-MM-DD`; what does not fit the format is kept as it is, for it may be one digit off. */
function isoDate(text: string, format: string): string {
  if (text.length !== format.length) return text;
  const part = (letter: string): string => [...text].filter((_character, at) => format[at] === letter).join('');
  return `${part('Y')}-${part('M')}-${part('D')}`;
}
