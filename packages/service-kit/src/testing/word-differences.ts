import type { DataSource } from 'typeorm';
import { WORDS_OF_COLUMNS } from './words-of-columns.js';

interface Check {
  readonly tableName: string;
  readonly name: string;
  /** As PostgreSQL writes it back: `CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))`. */
  readonly definition: string;
}

/** Of partitioned tables only the parent: its parts have the same constraints. */
const CHECKS = `
  SELECT relname AS "tableName", conname AS name, pg_get_constraintdef(pg_constraint.oid) AS definition
  FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
  WHERE contype = 'c' AND connamespace = to_regnamespace($1) AND NOT relispartition
  ORDER BY relname, conname`;

const TABLES = `SELECT relname AS "tableName" FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace($1)`;

/** Where a `CHECK` of a service's migrated schema lists other words for a column than the vocabulary does, or words that the vocabulary does not list for it. */
export async function wordDifferences(
  dataSource: DataSource,
  service: string,
  wordsOfColumns: Readonly<Record<string, readonly string[]>> = WORDS_OF_COLUMNS,
): Promise<readonly string[]> {
  const checks: Check[] = await dataSource.query(CHECKS, [service]);
  const listed = new Set<string>();
  const differences = checks.flatMap(({ tableName, name, definition }) =>
    [...definition.matchAll(/(\w+) = ANY \(ARRAY\[([^\]]*)\]\)/g)].flatMap(([found, columnName, array = '']) => {
      const column = `${service}.${tableName}.${columnName}`;
      // Whoever names some of the words in a condition lists none.
      const isList = definition.replace(/ NOT VALID$/, '') === `CHECK ((${found}))`;
      if (isList) listed.add(column);
      return differenceOf(`${column} (${name})`, isList, wordsIn(array), wordsOfColumns[column]);
    }),
  );
  const tables: { readonly tableName: string }[] = await dataSource.query(TABLES, [service]);
  const unlisted = Object.keys(wordsOfColumns).filter(
    (column) => !listed.has(column) && tables.some(({ tableName }) => column.startsWith(`${service}.${tableName}.`)),
  );
  return [...differences, ...unlisted.map((column) => `${column} is held to no list by a CHECK`)];
}

function differenceOf(place: string, isList: boolean, kept: readonly string[], known: readonly string[] | undefined): readonly string[] {
  if (known === undefined) return [`${place} lists words that words-of-columns.ts does not have`];
  const strange = kept.filter((word) => !known.includes(word));
  const missing = isList ? known.filter((word) => !kept.includes(word)) : [];
  return [
    ...strange.map((word) => `${place} has '${word}', which is no word of the list`),
    ...missing.map((word) => `${place} has not '${word}', which is a word of the list`),
  ];
}

function wordsIn(array: string): readonly string[] {
  return [...array.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) => word);
}
