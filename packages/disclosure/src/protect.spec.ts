import { aSpec, people, release, SECRET } from '../test/a-table.js';
import { cellAt, layOut, rulesOf, STATUSES, zeroMarkUnder, type ProtectedTable } from './index.js';
import { isDominated } from './primary.js';

const flat = aSpec({
  dimensions: [{ id: 'gate', levels: [{ id: 'gate', codes: [{ code: 'g1' }, { code: 'g2' }, { code: 'g3' }] }] }],
});

function at(table: ProtectedTable, codes: readonly string[], measure = 0): { figure: number | undefined; status: string | undefined } {
  const cell = cellAt(table.cube, codes);
  const one = table.measures[measure];
  return { figure: one?.figures[cell], status: STATUSES[one?.statuses[cell] ?? 0] };
}

describe('thresholds', () => {
  it('hides nine persons and shows ten, however often they cross', () => {
    const { table } = release(flat, [...people(9, ['g1'], { value: 50 }), ...people(10, ['g2'])]);
    expect([at(table, ['g1']).status, at(table, ['g2']).status, at(table, ['g3']).status]).toEqual(['small', 'shown', 'zero']);
    expect(at(table, ['g1'], 1)).toEqual({ figure: -1, status: 'small' });
    expect(at(table, ['g2']).figure).toBeGreaterThanOrEqual(10);
    expect(at(table, ['g3']).figure).toBe(0);
  });

  it('counts contributions without a person beside known ones as nobody, and corrections too', () => {
    const unknown = Array.from({ length: 40 }, () => ({ person: null, codes: ['g1'], value: 1 }));
    const takenBack = people(10, ['g2']).map((one) => ({ ...one, value: -1 }));
    const { summaries, table } = release(flat, [...unknown, ...people(9, ['g1']), ...people(10, ['g2']), ...takenBack]);
    expect([summaries.persons[0], summaries.sum[0], summaries.persons[1], summaries.sum[1]]).toEqual([9, 49, 0, 0]);
    expect(at(table, ['g1']).status).toBe('small');
    expect(at(table, ['g2']).status).toBe('zero');
  });

  it('asks for three contributors where any is known', () => {
    const through = (contributors: number): string | undefined =>
      at(
        release(
          flat,
          people(30, ['g1']).map((one, place) => ({ ...one, contributor: `e${place % contributors}` })),
        ).table,
        ['g1'],
      ).status;
    expect([through(2), through(3)]).toEqual(['few-contributors', 'shown']);
  });

  it('hides a cell that two contributors dominate, from just over the share on', () => {
    const rules = { dominance: { largest: 2, share: 0.85 } as const, pShare: null };
    expect([isDominated(1000, 500, 350, rules), isDominated(1000, 500, 351, rules)]).toEqual([false, true]);
    const one = { dominance: { largest: 1, share: 0.5 } as const, pShare: null };
    expect([isDominated(100, 50, 40, one), isDominated(100, 51, 40, one)]).toEqual([false, true]);
  });

  it('hides a cell whose rest tells the largest contributor too closely', () => {
    const rules = { dominance: null, pShare: 0.1 };
    expect([isDominated(1000, 500, 450, rules), isDominated(1000, 500, 451, rules)]).toEqual([false, true]);
    const contributions = [
      ...people(88, ['g1'], { contributor: 'large' }),
      ...people(11, ['g1'], { from: 88, contributor: 'second' }),
      ...people(1, ['g1'], { from: 99, contributor: 'third' }),
    ];
    expect(at(release(flat, contributions).table, ['g1']).status).toBe('dominance');
  });

  it('finds the two largest contributors whatever their order', () => {
    const through = (...sizes: readonly number[]): string | undefined =>
      at(
        release(
          flat,
          sizes.flatMap((many, place) => people(many, ['g1'], { from: 100 * place, contributor: `e${place}` })),
        ).table,
        ['g1'],
      ).status;
    expect([through(75, 15, 10), through(10, 15, 75), through(15, 10, 75)]).toEqual(['dominance', 'dominance', 'dominance']);
    expect([through(65, 18, 17), through(17, 18, 65)]).toEqual(['shown', 'shown']);
  });

  it('may be made stricter by a table, never laxer than the design says', () => {
    expect(rulesOf({ ...flat, rules: { smallest: 15 } }).smallest).toBe(15);
    expect(() => rulesOf({ ...flat, rules: { smallest: 9 } })).toThrow('under 10');
  });
});

describe('zeros', () => {
  it('shows what cannot occur as 0, unless it did', () => {
    const spec = { ...flat, structuralZeros: [{ gate: 'g1' }, { gate: 'g2' }] };
    const { table } = release(spec, people(12, ['g2']));
    expect([at(table, ['g1']).status, at(table, ['g2']).status]).toEqual(['structural-zero', 'shown']);
  });

  it('marks about one true zero in so many, the same ones for the same release', () => {
    const marks = (number: number): number[] =>
      Array.from({ length: 20_000 }, (_, cell) => cell).filter(zeroMarkUnder(SECRET, 'test', number, 20));
    expect(marks(1).length).toBeGreaterThan(850);
    expect(marks(1).length).toBeLessThan(1150);
    expect(marks(1)).toEqual(marks(1));
    expect(marks(1)).not.toEqual(marks(2));
    expect(Array.from({ length: 500 }, (_, cell) => cell).some(zeroMarkUnder(SECRET, 'test', 1, 0))).toBe(false);
  });
});

describe('differences between nested cells', () => {
  const withDays = (outside: number) =>
    release(aSpec({ measures: [{ id: 'persons', counts: 'persons' }] }), [
      ...people(40, ['g1', 'd1']),
      ...people(40, ['g1', 'd2']),
      ...people(outside, ['g1', 'd2'], { from: 100 }),
    ]).table;

  it('are no smaller than ten persons where both cells are shown', () => {
    expect(at(withDays(9), ['g1', 'd1']).status).toBe('difference');
    expect(at(withDays(10), ['g1', 'd1']).status).toBe('shown');
    expect([at(withDays(0), ['g1', 'd1']).figure, at(withDays(0), ['g1', 'd1']).status]).toEqual([
      at(withDays(0), ['g1', 'm']).figure,
      'shown',
    ]);
  });

  it('hide a large day beside small ones, because the month would tell the rest', () => {
    const crossings = aSpec({ measures: [{ id: 'crossings', counts: 'sum' }] });
    const beside = (many: number): string | undefined =>
      at(release(crossings, [...people(40, ['g1', 'd1']), ...people(many, ['g1', 'd2'], { value: 20 })]).table, ['g1', 'd1']).status;
    expect([beside(0), beside(9), beside(10)]).toEqual(['shown', 'difference', 'shown']);
  });
});

describe('secondary suppression', () => {
  const crossings = aSpec({ measures: [{ id: 'crossings', counts: 'sum' }] });

  it('leaves no hidden child alone, and takes the smallest shown one along', () => {
    const { table } = release(crossings, [
      ...people(5, ['g1', 'd1']),
      ...people(30, ['g1', 'd2']),
      ...people(50, ['g1', 'd3']),
      ...['d1', 'd2', 'd3'].flatMap((day) => people(60, ['g2', day])),
      ...['d1', 'd2', 'd3'].flatMap((day) => people(70, ['g3', day])),
    ]);
    const statuses = ['g1', 'g2', 'g3'].map((gate) => ['d1', 'd2', 'd3'].map((day) => at(table, [gate, day]).status));
    expect(statuses).toEqual([
      ['small', 'secondary', 'shown'],
      ['secondary', 'secondary', 'shown'],
      ['shown', 'shown', 'shown'],
    ]);
    expect(at(table, ['VN', 'm']).status).toBe('shown');
  });

  it('asks for ten persons in one hidden child even where two are hidden already', () => {
    const { table } = release(crossings, [
      ...people(5, ['g1', 'd1']),
      ...people(5, ['g1', 'd2'], { from: 50 }),
      ...people(50, ['g1', 'd3'], { from: 100 }),
    ]);
    expect(at(table, ['g1', 'd3']).status).toBe('difference');
    expect(at(table, ['g1', 'm']).status).toBe('shown');
  });
});

describe('the next release', () => {
  const before = people(30, ['g1']);
  const first = release(flat, before).table;
  const second = (many: number, from = 100) => {
    const contributions = [...before, ...people(many, ['g1'], { from, since: 2 })];
    return release(flat, contributions, { number: 2, earlier: first.memory }).table;
  };

  it('keeps a figure while fewer than ten persons changed, and makes it anew from ten on', () => {
    expect(at(second(9), ['g1'])).toEqual(at(first, ['g1']));
    expect([second(9).memory.basis.get('persons')?.[0], second(10).memory.basis.get('persons')?.[0]]).toEqual([1, 2]);
    const afresh = release(flat, [...before, ...people(60, ['g1'], { from: 100, since: 2 })]).table;
    expect(at(second(60), ['g1']).figure).toBeGreaterThan(at(first, ['g1']).figure ?? 0);
    expect(afresh.memory.basis.get('persons')?.[0]).toBe(1);
  });

  it('adds up what changed since the figure was made, over several releases', () => {
    const later = [...before, ...people(6, ['g1'], { from: 100, since: 2 }), ...people(4, ['g1'], { from: 200, since: 3 })];
    const two = release(flat, later, { number: 2, earlier: first.memory }).table;
    const three = release(flat, later, { number: 3, earlier: two.memory }).table;
    expect([two.memory.basis.get('persons')?.[0], three.memory.basis.get('persons')?.[0]]).toEqual([1, 3]);
  });

  it('counts who left one code for another in both, and in their total not at all', () => {
    const nested = aSpec();
    const xy = [...people(45, ['g1', 'd1']), ...people(45, ['g2', 'd1'], { from: 100 })];
    const one = release(nested, xy).table;
    const moved = xy.slice(0, 9);
    const later = [
      ...xy,
      ...moved.map((own) => ({ ...own, value: -1, since: 2 })),
      ...moved.map((own) => ({ ...own, codes: ['g2', 'd1'], since: 2 })),
      ...people(1, ['g2', 'd1'], { from: 900, since: 2 }),
    ];
    const { table, summaries } = release(nested, later, { number: 2, earlier: one.memory });
    const total = cellAt(table.cube, ['VN', 'm']);
    for (const place of [0, 1]) expect(at(table, ['VN', 'm'], place)).toEqual(at(one, ['VN', 'm'], place));
    expect(['persons', 'crossings'].map((id) => summaries.changed.get(id)?.[total])).toEqual([1, 1]);
    expect(summaries.changed.get('persons')?.[cellAt(table.cube, ['g2', 'm'])]).toBe(10);
  });

  it('takes who came in one release and went in the next for no change', () => {
    const nine = people(9, ['g1'], { from: 100, since: 2 });
    const later = [
      ...before,
      ...nine,
      ...nine.map((own) => ({ ...own, value: -1, since: 3 })),
      ...people(1, ['g1'], { from: 300, since: 3 }),
    ];
    const two = release(flat, later, { number: 2, earlier: first.memory }).table;
    const three = release(flat, later, { number: 3, earlier: two.memory });
    expect([three.summaries.changed.get('persons')?.[0], three.table.memory.basis.get('persons')?.[0]]).toEqual([1, 1]);
    expect(at(three.table, ['g1'])).toEqual(at(first, ['g1']));
  });

  it('renews crossings, and not persons, where the same people cross more often', () => {
    const later = [...before, ...people(10, ['g1'], { since: 2, value: 50 })];
    const { table } = release(flat, later, { number: 2, earlier: first.memory });
    expect(['persons', 'crossings'].map((id) => table.memory.basis.get(id)?.[0])).toEqual([1, 2]);
    expect(at(table, ['g1'])).toEqual(at(first, ['g1']));
    expect(at(table, ['g1'], 1).figure).toBeGreaterThan(400);
  });

  it('counts each person who changed once, and shows no 0 for somebody', () => {
    const twice = [...before, ...people(5, ['g1'], { since: 2 }), ...people(5, ['g1'], { since: 2, value: 2 })];
    expect(release(flat, twice, { number: 2, earlier: first.memory }).table.memory.basis.get('persons')?.[0]).toBe(1);
    // A maker that lost sight of contributions has a 0 for them: they are new to it all the same.
    const blind = release(flat, []).table.memory;
    expect(at(release(flat, before, { number: 2, earlier: blind }).table, ['g1']).figure).toBeGreaterThanOrEqual(10);
  });

  it('keeps hidden what was hidden until ten persons changed, and hides at once what falls under ten', () => {
    const small = release(flat, people(9, ['g1'])).table;
    const grown = (many: number): string | undefined =>
      at(
        release(flat, [...people(9, ['g1']), ...people(many, ['g1'], { from: 50, since: 2 })], { number: 2, earlier: small.memory }).table,
        ['g1'],
      ).status;
    expect([grown(9), grown(10)]).toEqual(['held', 'shown']);
    const gone = before.slice(0, 21).map((one) => ({ ...one, value: -1, since: 2 }));
    expect(at(release(flat, [...before, ...gone], { number: 2, earlier: first.memory }).table, ['g1']).status).toBe('small');
  });
});

describe('layout', () => {
  it('refuses a code without a parent, twice, or unknown in a contribution', () => {
    const dimension = (codes: readonly { code: string; parent?: string }[]) => ({
      ...flat,
      dimensions: [
        {
          id: 'gate',
          levels: [
            { id: 'nation', codes: [{ code: 'VN' }] },
            { id: 'gate', codes },
          ],
        },
      ],
    });
    expect(() => layOut(dimension([{ code: 'g1', parent: 'LA' }]))).toThrow('no parent');
    expect(() => layOut(dimension([{ code: 'VN', parent: 'VN' }]))).toThrow('twice');
    expect(() => release(flat, people(1, ['g9']))).toThrow('no code g9');
    expect(() => release(aSpec(), people(1, ['VN', 'd1']))).toThrow('finest level');
  });

  it('publishes the margins it is told to, and relates each to the next below it', () => {
    const margins = [
      { gate: 'nation', day: 'month' },
      { gate: 'gate', day: 'month' },
    ];
    const { table } = release(aSpec({ margins }), [...people(5, ['g1', 'd1']), ...people(40, ['g2', 'd1']), ...people(50, ['g3', 'd1'])]);
    expect(at(table, ['g1', 'd1']).status).toBe('not-published');
    expect(['g1', 'g2', 'g3'].map((gate) => at(table, [gate, 'm'], 1).status)).toEqual(['small', 'secondary', 'shown']);
    expect(() => layOut(aSpec({ margins: [{ gate: 'gate' }] }))).toThrow('names no level of day');
  });
});
