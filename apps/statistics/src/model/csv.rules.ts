/** Rows as CSV (RFC 4180); codes and numbers only, so nothing can be taken for a formula. */
export function csvOf(columns: readonly string[], rows: readonly Readonly<Record<string, string | number | null | undefined>>[]): string {
  const line = (values: readonly (string | number | null | undefined)[]): string => values.map(cellOf).join(',');
  return `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column])))].join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
