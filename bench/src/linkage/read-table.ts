import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A row of a table by column name. */
export type Row = Readonly<Record<string, string>>;

/** Reads a CSV file with a header row (UTF-8, also gzipped); cells and column names are trimmed. */
export function readTable(path: string): readonly Row[] {
  const bytes = readFileSync(path);
  const rows: unknown = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    columns: true,
    bom: true,
    trim: true,
    relax_column_count: true,
  });
  if (!Array.isArray(rows)) throw new Error(`${path} holds no rows.`);
  return rows.map((row: unknown) => rowOf(row));
}

function rowOf(row: unknown): Row {
  if (typeof row !== 'object' || row === null) return {};
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, typeof cell === 'string' ? cell : '']));
}
