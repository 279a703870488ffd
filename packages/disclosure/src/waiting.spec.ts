import fc from 'fast-check';
import { aSpec, people, release } from '../test/a-table.js';
import { cellAt, HIDDEN, isHidden, type Contribution, type ProtectedTable, type TableSpec } from './index.js';

const crossings: TableSpec = aSpec({ measures: [{ id: 'crossings', counts: 'sum' }] });

function figureAt(table: ProtectedTable, codes: readonly string[], measure = 0): number | undefined {
  return table.measures[measure]?.figures[cellAt(table.cube, codes)];
}

function next(spec: TableSpec, contributions: readonly Contribution[], { memory, release: number }: ProtectedTable): ProtectedTable {
  return release(spec, contributions, { number: number + 1, earlier: memory }).table;
}

/** Nobody at g1 on d1 in the first release; as many as are said come late. */
const before = [
  ...people(60, ['g2', 'd1']),
  ...people(70, ['g1', 'd2'], { from: 100 }),
  ...people(50, ['g2', 'd2'], { from: 200 }),
  ...people(80, ['g1', 'd3'], { from: 300 }),
  ...people(90, ['g2', 'd3'], { from: 400 }),
];
const late = (many: number, from = 900, since = 2): Contribution[] => people(many, ['g1', 'd1'], { from, since });

describe('a 0 that was shown', () => {
  it.each([
    ['crossings', crossings],
    ['persons and crossings', aSpec()],
  ])('is held until ten persons stand there, and nothing around it moves before: %s', (_, spec) => {
    const first = release(spec, before).table;
    expect(figureAt(first, ['g1', 'd1'])).toBe(0);
    const nine = next(spec, [...before, ...late(9)], first);
    expect(nine.measures).toEqual(first.measures);
    expect(nine.memory.basis).toEqual(first.memory.basis);
    const ten = next(spec, [...before, ...late(10)], first);
    expect(figureAt(ten, ['g1', 'd1'])).toBeGreaterThanOrEqual(10);
    expect([...ten.memory.basis.values()].map((basis) => basis[cellAt(ten.cube, ['g1', 'd1'])])).toEqual(spec.measures.map(() => 2));
  });

  it('counts who waited before together with who comes now', () => {
    const first = release(crossings, before).table;
    const second = next(crossings, [...before, ...late(6)], first);
    const third = next(crossings, [...before, ...late(6), ...late(4, 950, 3)], second);
    expect([second, third].map((table) => figureAt(table, ['g1', 'd1']))).toEqual([0, expect.any(Number)]);
    expect(figureAt(third, ['g1', 'd1'])).toBeGreaterThanOrEqual(10);
  });

  it('is not replaced by a mark, which would say that something came', () => {
    const { summaries, table } = release(crossings, before);
    expect(isHidden(table.measures[0]?.statuses[cellAt(table.cube, ['g1', 'd1'])])).toBe(false);
    const marked = release(crossings, before, { number: 2, earlier: table.memory, marksZero: () => true });
    expect(marked.table.measures).toEqual(table.measures);
    expect(release(crossings, before, { marksZero: () => true }).table.measures).not.toEqual(table.measures);
    expect(summaries.persons[cellAt(table.cube, ['g1', 'd1'])]).toBe(0);
  });

  it('keeps a total of such cells at 0 too: shown, it would prove each of two parts small', () => {
    const one = before.filter(({ codes }) => codes[0] === 'g2');
    const first = release(crossings, one).table;
    const five = ['d1', 'd2'].flatMap((day, place) => people(5, ['g1', day], { from: 900 + 10 * place, since: 2 }));
    expect(next(crossings, [...one, ...five], first).measures).toEqual(first.measures);
    const withTen = [...one, ...five, ...people(10, ['g1', 'd3'], { from: 950, since: 2 })];
    expect(next(crossings, withTen, first).measures).toEqual(
      next(
        crossings,
        withTen.filter((own) => !five.includes(own)),
        first,
      ).measures,
    );
    expect(figureAt(next(crossings, withTen, first), ['g1', 'm'])).toBeGreaterThanOrEqual(10);
  });

  it('is held also when ten stand there, and those of them who wait in a part of it are left out', () => {
    const elsewhere = before.filter(({ codes }) => codes[0] !== 'g1');
    const mark = cellAt(release(crossings, []).table.cube, ['g1', 'd2']);
    const first = release(crossings, elsewhere, { marksZero: (cell) => cell === mark }).table;
    expect(['m', 'd1', 'd2'].map((day) => figureAt(first, ['g1', day]))).toEqual([0, 0, HIDDEN]);
    const twelve = [...late(8), ...people(4, ['g1', 'd2'], { from: 950, since: 2 })];
    expect(next(crossings, [...elsewhere, ...twelve], first).measures[0]?.figures).toEqual(first.measures[0]?.figures);
  });

  it('is held by itself where a caller has only cells', () => {
    const first = release(crossings, before).table;
    const { summaries } = release(crossings, [...before, ...late(9)], { number: 2, earlier: first.memory });
    const { without: _, ...cellsAlone } = summaries;
    const { table } = release(crossings, before, { number: 2, earlier: first.memory, summaries: cellsAlone });
    expect(table.measures).toEqual(first.measures);
  });

  it('never hides one to nine in a later release, and tells nothing of who waits', () => {
    const day = fc.constantFrom('d1', 'd2', 'd3');
    const gate = fc.constantFrom('g1', 'g2', 'g3');
    const group = (most: number, since: number) =>
      fc
        .record({ many: fc.integer({ min: 1, max: most }), from: fc.integer({ min: 0, max: 90 }), gate, day })
        .map((own) => people(own.many, [own.gate, own.day], { from: own.from, since }));
    fc.assert(
      fc.property(fc.array(group(60, 1), { maxLength: 6 }), fc.array(group(14, 2), { minLength: 1, maxLength: 5 }), (early, news) => {
        const all = [...early, ...news].flat();
        const first = release(aSpec(), all).table;
        const { table, summaries } = release(aSpec(), all, { number: 2, earlier: first.memory });
        const isWaiting = (codes: readonly string[]): boolean => {
          const cell = cellAt(table.cube, codes);
          return first.measures[0]?.figures[cell] === 0 && table.measures[0]?.figures[cell] === 0;
        };
        for (const [place, { figures }] of table.measures.entries())
          for (const [cell, figure] of figures.entries())
            if (figure === HIDDEN && first.measures[place]?.figures[cell] === 0)
              expect(summaries.persons[cell] ?? 0).toBeGreaterThanOrEqual(10);
        const without = all.filter(({ codes: [own = '', on = ''] }) => !isWaiting([own, on]));
        expect(next(aSpec(), without, first).measures).toEqual(table.measures);
      }),
      { numRuns: 150 },
    );
  });
});

describe('contributions of nobody known', () => {
  const flat = aSpec({ dimensions: [{ id: 'gate', levels: [{ id: 'gate', codes: [{ code: 'g1' }, { code: 'g2' }] }] }] });
  const nobody = (many: number, since = 1): Contribution[] =>
    Array.from({ length: many }, () => ({ person: null, codes: ['g1'], value: 1, since }));

  it('are one person where nobody else is, and else no further one: neither of ten nor of ten who changed', () => {
    const own = (contributions: readonly Contribution[]): number | undefined => release(flat, contributions).summaries.persons[0];
    expect([own(nobody(40)), own([...nobody(1), ...people(9, ['g1'])]), own([...people(9, ['g1']), ...nobody(1)])]).toEqual([1, 9, 9]);
    const thirty = people(30, ['g1']);
    const first = release(flat, thirty).table;
    const changed = (...news: readonly Contribution[]): number | undefined =>
      release(flat, [...thirty, ...news], { number: 2, earlier: first.memory }).summaries.changed.get('crossings')?.[0];
    expect(changed(...nobody(5, 2))).toBe(1);
    expect(changed(...nobody(5, 2), ...people(9, ['g1'], { from: 50, since: 2 }))).toBe(9);
  });

  it('count in the sum and its key, and leave the figure of persons alone', () => {
    const with40 = release(flat, [...people(30, ['g1']), ...nobody(40)]);
    const alone = release(flat, people(30, ['g1']));
    expect([with40.summaries.sum[0], alone.summaries.sum[0]]).toEqual([70, 30]);
    expect(with40.summaries.personsKey).toEqual(alone.summaries.personsKey);
    expect(with40.summaries.sumKey).not.toEqual(alone.summaries.sumKey);
    expect(figureAt(with40.table, ['g1'])).toBe(figureAt(alone.table, ['g1']));
  });
});
