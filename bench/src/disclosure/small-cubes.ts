import { MicrodataBuilder, recordKeysUnder, type Cube, type Microdata, type TableSpec } from '@gatebook/disclosure';
import { withTotal } from './calendar.js';
import { randomFrom } from '../random.js';

/** A table of two dimensions with totals, small enough for the oracle. */
export function smallSpec(rows: number, columns: number): TableSpec {
  return {
    id: 'small',
    dimensions: [
      withTotal(
        'gate',
        Array.from({ length: rows }, (_, row) => `g${row}`),
        true,
      ),
      withTotal(
        'sex',
        Array.from({ length: columns }, (_, column) => `s${column}`),
        true,
      ),
    ],
    measures: [{ id: 'crossings', counts: 'sum' }],
    rules: { oneZeroMarkedIn: 4 },
  };
}

/** Persons who stand in one cell each: many cells are small, some empty. */
export function fillSmallCube(cube: Cube, secret: Uint8Array, seed: number): Microdata {
  const random = randomFrom(seed);
  const builder = new MicrodataBuilder(cube, recordKeysUnder(secret));
  const [rows, columns] = cube.axes.map((axis) => axis.codes.slice(1));
  let person = 0;
  for (const row of rows ?? []) {
    for (const column of columns ?? []) {
      const many = Math.floor(60 * random() ** 2) - 2;
      for (let one = 0; one < many; one++) builder.add({ person: `p${person++}`, codes: [row, column], value: 1 });
    }
  }
  return builder.build();
}
