const GENERATED = '<!-- Made by npm run generate; a change here is lost. -->';

/** A page: its heading, what it is for, and what follows. */
export function pageOf(heading: string, introduction: string, ...parts: readonly string[]): string {
  return [GENERATED, `# ${heading}`, introduction, ...parts].join('\n\n').concat('\n');
}

/** A table; a cell may hold no line break, and a bar in it is written so that it does not end the cell. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Written as code. */
export function code(text: string): string {
  return `\`${text}\``;
}
