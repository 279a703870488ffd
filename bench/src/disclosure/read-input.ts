import { MicrodataBuilder, recordKeysUnder, type Cube, type Dimension, type Microdata, type TableSpec } from '@gatebook/disclosure';
import { parse } from 'csv-parse/sync';
import { calendarOf } from './calendar.js';

/** A dimension as it may stand in a spec file: `calendar` writes out year, month and day of one year. */
type WrittenDimension = Dimension | { readonly id: string; readonly calendar: number };

/** Reads a spec file. */
export function readSpec(json: string): TableSpec {
  const spec: Omit<TableSpec, 'dimensions'> & { dimensions: readonly WrittenDimension[] } = JSON.parse(json);
  return { ...spec, dimensions: spec.dimensions.map((one) => ('calendar' in one ? calendarOf(one.id, one.calendar) : one)) };
}

/** Reads contributions: columns `person`, one a dimension, and if there are any `value` (1), `contributor`, `since` (1). */
export function readMicrodata(csv: string, cube: Cube, secret: Uint8Array): Microdata {
  const builder = new MicrodataBuilder(cube, recordKeysUnder(secret));
  const rows: Record<string, string>[] = parse(csv, { columns: true, skip_empty_lines: true, trim: true, bom: true });
  for (const [place, row] of rows.entries()) {
    const value = Number(row.value ?? 1);
    const since = Number(row.since ?? 1);
    if (!Number.isInteger(value) || !Number.isInteger(since) || since < 1)
      throw new Error(`row ${place + 1}: value and since are whole numbers, since from 1`);
    builder.add({
      person: row.person === undefined || row.person === '' ? null : row.person,
      contributor: row.contributor === '' ? null : row.contributor,
      codes: cube.axes.map(({ id }) => row[id] ?? ''),
      value,
      since,
    });
  }
  return builder.build();
}
