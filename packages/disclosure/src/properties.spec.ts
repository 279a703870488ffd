import fc from 'fast-check';
import { aSpec, people, release } from '../test/a-table.js';
import { cellAt, HIDDEN, isHidden, reportOn, rowsOf, type Contribution } from './index.js';

const GATES = ['g1', 'g2', 'g3'];
const DAYS = ['d1', 'd2', 'd3'];

/** Groups of persons, some of them on several days and at several gates. */
const contributions: fc.Arbitrary<Contribution[]> = fc
  .array(
    fc.record({
      many: fc.integer({ min: 1, max: 40 }),
      from: fc.integer({ min: 0, max: 60 }),
      gate: fc.constantFrom(...GATES),
      day: fc.constantFrom(...DAYS),
      value: fc.integer({ min: 1, max: 3 }),
      since: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((groups) => groups.flatMap(({ many, gate, day, ...more }) => people(many, [gate, day], more)));

const spec = aSpec();

describe('a protected table', () => {
  it('does not depend on the order of what goes in, to the byte', () => {
    fc.assert(
      fc.property(contributions, fc.integer(), (some, seed) => {
        const shuffled = some
          .map((one, place) => ({ one, at: Math.imul(place + 1, seed | 1) }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(release(spec, shuffled).table.measures).toEqual(release(spec, some).table.measures);
      }),
      { numRuns: 30 },
    );
  });

  it('shows zeros and multiples of ten alone, never less than ten, never for fewer than ten persons', () => {
    fc.assert(
      fc.property(contributions, (some) => {
        const { table, summaries } = release(spec, some);
        for (const { figures, statuses } of table.measures)
          for (const [cell, figure] of figures.entries()) {
            const persons = summaries.persons[cell] ?? 0;
            expect(figure === HIDDEN || figure % 10 === 0).toBe(true);
            expect(figure === HIDDEN).toBe(isHidden(statuses[cell]));
            if (figure === 0) expect(persons).toBe(0);
            if (figure > 0) expect(persons).toBeGreaterThanOrEqual(10);
          }
      }),
      { numRuns: 50 },
    );
  });

  it('gives one set one figure: in another table, another release, and as its own parent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 300 }), (many) => {
        const own = release(spec, people(many, ['g2', 'd2']));
        const other = release({ ...spec, id: 'other' }, [...people(many, ['g1', 'd3']), ...people(50, ['g1', 'd1'], { from: 500 })], {
          number: 5,
        });
        for (const place of [0, 1]) {
          const figureOf = ({ table }: typeof own, codes: readonly string[]): number | undefined =>
            table.measures[place]?.figures[cellAt(table.cube, codes)];
          const figure = figureOf(own, ['g2', 'd2']);
          expect(figure).toBeGreaterThanOrEqual(10);
          expect([figureOf(own, ['g2', 'm']), figureOf(own, ['VN', 'd2']), figureOf(other, ['g1', 'd3'])]).toEqual([
            figure,
            figure,
            figure,
          ]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('shows no two nested cells that differ by one to nine persons', () => {
    fc.assert(
      fc.property(contributions, (some) => {
        const { table, summaries } = release(spec, some);
        const persons = (codes: readonly string[]): number => summaries.persons[cellAt(table.cube, codes)] ?? 0;
        const isShown = (codes: readonly string[]): boolean => (table.measures[0]?.figures[cellAt(table.cube, codes)] ?? 0) > 0;
        for (const gate of GATES)
          for (const day of DAYS)
            for (const outer of [
              [gate, 'm'],
              ['VN', day],
              ['VN', 'm'],
            ]) {
              const difference = persons(outer) - persons([gate, day]);
              if (isShown(outer) && isShown([gate, day])) expect(difference > 0 && difference < 10).toBe(false);
            }
      }),
      { numRuns: 50 },
    );
  });

  it('leaves of every shown parent, less its shown children, nobody or at least ten persons', () => {
    fc.assert(
      fc.property(contributions, (some) => {
        const { table, summaries } = release(spec, some);
        const crossings = table.measures[1];
        const cellOf = (codes: readonly string[]): number => cellAt(table.cube, codes);
        const shows = (codes: readonly string[]): boolean => !isHidden(crossings?.statuses[cellOf(codes)]);
        const lines = [...GATES, 'VN'].map((gate) => ({ parent: [gate, 'm'], children: DAYS.map((day) => [gate, day]) }));
        lines.push(...[...DAYS, 'm'].map((day) => ({ parent: ['VN', day], children: GATES.map((gate) => [gate, day]) })));
        for (const { parent, children } of lines) {
          const hidden = children.filter((codes) => !shows(codes));
          const rest = new Set(some.filter(({ codes }) => hidden.some((own) => isWithin(codes, own))).map(({ person }) => person));
          const isShownBesides = children.some((codes) => shows(codes) && (summaries.persons[cellOf(codes)] ?? 0) > 0);
          if (shows(parent) && isShownBesides && rest.size > 0) {
            expect(rest.size).toBeGreaterThanOrEqual(10);
            expect(hidden.filter((codes) => (summaries.persons[cellOf(codes)] ?? 0) > 0).length).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes a dimension of forty thousand codes', () => {
    const codes = Array.from({ length: 40_000 }, (_, place) => ({ code: `c${place}`, parent: '_T' }));
    const wide = aSpec({
      dimensions: [
        {
          id: 'employer',
          levels: [
            { id: 'total', codes: [{ code: '_T' }] },
            { id: 'employer', codes },
          ],
        },
      ],
    });
    const { table } = release(wide, people(40, ['c7']));
    expect(table.measures[1]?.figures[cellAt(table.cube, ['c7'])]).toBeGreaterThanOrEqual(10);
  });

  it('never proves a hidden cell small, and reports no loss where nothing is hidden', () => {
    fc.assert(
      fc.property(contributions, (some) => {
        const { table, summaries } = release(spec, some);
        for (const { stillCertain, cells, byStatus } of reportOn(summaries, table)) {
          expect(stillCertain.hiddenCellsProvenSmall).toBe(0);
          expect(Object.values(byStatus).reduce((sum, one) => sum + one, 0)).toBe(cells);
        }
      }),
      { numRuns: 30 },
    );
    const { table, summaries } = release(
      spec,
      GATES.flatMap((gate) => DAYS.flatMap((day) => people(50, [gate, day]))),
    );
    expect(reportOn(summaries, table)[1]?.loss).toMatchObject({ cellsHidden: 0, countHidden: 0 });
    expect([...rowsOf(table)]).toHaveLength(16);
  });
});

function isWithin(codes: readonly string[], cell: readonly string[]): boolean {
  return cell.every((code, place) => code === codes[place] || code === 'VN' || code === 'm');
}
