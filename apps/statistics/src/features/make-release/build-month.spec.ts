import { createHash } from 'node:crypto';
import { recordKeyOf } from '@gatebook/disclosure';
import type { KeptContribution } from '../../model/month-cube.rules.js';
import type { TableShape } from '../../model/table.rules.js';
import { CROSSINGS } from '../../tables/crossings/crossings.table.js';
import { WORKERS } from '../../tables/workers/workers.table.js';
import { buildMonth } from './build-month.js';

const KEYS = { secret: new Uint8Array(32).fill(5), ofPersonKey: (key: string) => recordKeyOf(createHash('sha256').update(key).digest()) };
type Cells = Awaited<ReturnType<typeof buildMonth>>['cells'];
type Earlier = Parameters<typeof buildMonth>[0]['earlier'];

const kept = (release: number, cells: Cells): Earlier => ({
  release,
  cells: cells.map(({ dimensions, value, basis }) => ({ dimensions, value: value === null ? null : String(value), basis })),
});

/** Releases one after another, cells carried on as the database carries them: a 0 is not among them. */
async function releasesOf(table: TableShape, contributions: readonly KeptContribution[], many: number): Promise<readonly Cells[]> {
  const made: Cells[] = [];
  let earlier: Earlier = null;
  for (let release = 1; release <= many; release++) {
    const own = contributions.filter(({ since }) => since <= release);
    const { cells } = await buildMonth(
      { table: { ...table, oneZeroMarkedIn: 0 }, month: '2026-10', side: 'VN', release, contributions: own, earlier },
      KEYS,
    );
    made.push(cells);
    earlier = kept(release, cells);
  }
  return made;
}

const passed = (many: number, day: string, direction: string, since = 1): KeptContribution[] =>
  Array.from({ length: many }, (_, one) => ({
    person: `${day} ${direction} ${one} ${since}`,
    codes: ['vncn-huu-nghi', `2026-10-${day}`, direction, 'person'],
    value: 1,
    since,
  }));

const workers = (from: number, many: number, since: number, value: number): KeptContribution[] =>
  Array.from({ length: many }, (_, one) => ({
    person: `worker ${from + one}`,
    contributor: `employer ${one % 5}`,
    codes: ['VN:VN-09', 'CN:451400', '2', '92'],
    value,
    since,
  }));

describe('a month in a later release', () => {
  const first = [
    ...passed(60, '05', 'exit'),
    ...passed(70, '06', 'exit'),
    ...passed(50, '06', 'entry'),
    ...passed(80, '07', 'exit'),
    ...passed(90, '07', 'entry'),
  ];

  it('is the same to the cell when few come late to a cell that was 0', async () => {
    const [one, two] = await releasesOf(CROSSINGS, [...first, ...passed(9, '05', 'entry', 2)], 2);
    expect(one?.length).toBeGreaterThan(0);
    expect(two).toEqual(one);
    const [, ten] = await releasesOf(CROSSINGS, [...first, ...passed(10, '05', 'entry', 2)], 2);
    const late = ten?.find(
      ({ dimensions: { gate, day, direction } }) => gate === 'vncn-huu-nghi' && day === '2026-10-05' && direction === 'entry',
    );
    expect(late?.value).toBeGreaterThanOrEqual(10);
    expect(late?.basis).toBe(2);
  });

  it('makes a 0 anew once ten came over several releases, and holds what it made', async () => {
    const late = [...passed(6, '05', 'entry', 2), ...passed(4, '05', 'entry', 3), ...passed(9, '05', 'entry', 4)];
    const releases = await releasesOf(CROSSINGS, [...first, ...late], 4);
    const bases = releases.map(
      (cells) =>
        cells.find(({ dimensions: { gate, day, direction } }) => `${gate} ${day} ${direction}` === 'vncn-huu-nghi 2026-10-05 entry')?.basis,
    );
    expect(bases).toEqual([undefined, undefined, 3, 3]);
  });

  it('was 0 throughout when the release before told of the month and listed nothing', async () => {
    const make = (contributions: readonly KeptContribution[], earlier: Earlier) =>
      buildMonth(
        { table: { ...CROSSINGS, oneZeroMarkedIn: 0 }, month: '2026-10', side: 'VN', release: 2, contributions, earlier },
        KEYS,
      ).then(({ cells }) => cells.length);
    expect(await make(passed(9, '05', 'exit', 2), kept(1, []))).toBe(0);
    expect(await make(passed(9, '05', 'exit', 2), null)).toBeGreaterThan(0);
    expect(await make(passed(10, '05', 'exit', 2), kept(1, []))).toBeGreaterThan(0);
  });

  it('holds a figure that was made after a 0, from the release in which it was made', async () => {
    const contributions = [
      ...workers(0, 30, 1, 1),
      ...workers(0, 30, 2, -1),
      ...workers(0, 25, 3, 1),
      ...workers(0, 5, 4, -1),
      ...workers(100, 4, 5, 1),
    ];
    const bases = (await releasesOf(WORKERS, contributions, 5)).map((cells) => new Set(cells.map(({ basis }) => basis)));
    expect(bases).toEqual([new Set([1]), new Set(), new Set([3]), new Set([3]), new Set([3])]);
  });
});
