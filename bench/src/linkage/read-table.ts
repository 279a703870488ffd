import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { InputError } from './input-error.js';

/** A row of a table by column name. */
export type Row = Readonly<Record<string, string>>;

/** Reads a CSV file with a header row (UTF-8, also gzipped); cells and column names are trimmed. */
export function readTable(path: string): readonly Row[] {
  if (!existsSync(path)) throw new InputError(`There is no file ${path}.`);
  const bytes = readFileSync(path);
  const rows: unknown = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    columns: true,
    bom: true,
    trim: true,
    relax_column_count: true,
  });
  if (!Array.isArray(rows) || rows.length === 0) throw new InputError(`${path} holds no rows.`);
  return rows.map((row: unknown) => rowOf(row));
}

function rowOf(row: unknown): Row {
  if (typeof row !== 'object' || row === null) return {};
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, typeof cell === 'string' ? cell : '']));
}
