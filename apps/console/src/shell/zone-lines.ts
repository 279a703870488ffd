/** Lines of a machine readable zone by their length: cards, sheets, passports. */
const LINES_BY_LENGTH: ReadonlyMap<number, number> = new Map([
  [30, 3],
  [36, 2],
  [44, 2],
]);
const LINE = /^[A-Z0-9<]+$/;

/** Lines of a zone as scanned, typed or pasted: one below the other, joined by bars, or run together by a scanner that writes nothing between them. */
export function zoneLines(text: string): string[] {
  const lines = text
    .toUpperCase()
    .split(/\r?\n|\|/)
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => line !== '');
  const [only = '', ...others] = lines;
  const size = [...LINES_BY_LENGTH].find(([length, count]) => only.length === length * count)?.[0];
  if (others.length > 0 || size === undefined || !LINE.test(only)) return lines;
  return Array.from({ length: only.length / size }, (_, place) => only.slice(place * size, (place + 1) * size));
}

/** True for lines that have the number and the lengths of a zone. */
export function isZone(lines: readonly string[]): boolean {
  const length = lines[0]?.length ?? 0;
  return lines.length === LINES_BY_LENGTH.get(length) && lines.every((line) => line.length === length && LINE.test(line));
}

/** True while lines of a zone are missing: a scanner may end each of them as it ends a paper. */
export function isZoneBegun(text: string): boolean {
  const lines = zoneLines(text);
  const length = lines[0]?.length ?? 0;
  return (
    lines.length < (LINES_BY_LENGTH.get(length) ?? 0) &&
    lines[0]?.includes('<') === true &&
    lines.every((line) => line.length === length && LINE.test(line))
  );
}

/** One thing wrong with a zone, and where, as the registry tells it. */
export interface ZoneFault {
  readonly field: string;
  readonly code: string;
  readonly line: number;
  readonly position: number;
}

/** The name of a fault of a zone among the findings of a check. */
export function findingOf(code: string): string {
  return code === 'DOCUMENT_CODE' ? code : `DOCUMENT_${code}`;
}

/** What stands in the zone where a date should: a date that cannot be is shown as it was read. Undefined for any other fault. */
export function dateAsRead(fault: ZoneFault | undefined, lines: readonly string[]): string | undefined {
  return fault?.code === 'DATE' ? lines[fault.line - 1]?.slice(fault.position - 1, fault.position + 5) : undefined;
}
