import type { FieldModel, LinkageModel } from '../model.js';
import { maximise, patternsOf, withMatches } from './maximise.js';
import { disagreementNeverFavours, randomPairs, seeded, withRandom } from './random-pairs.js';
import { bitsFor, estimateModel, frequenciesOf } from './estimate-model.js';
import { linkLists } from '../lists/link-lists.js';
import { rowLinker, observeRows } from '../lists/linkers.js';
import { prepareRow, type ListPlan } from '../lists/plan.js';
import { startingRowModel } from '../lists/starting-row-model.js';

const TRUE_FIELDS: readonly FieldModel[] = [
  { field: 'a', levels: [{ level: 'same', m: 0.9, u: 0.05 }, { level: 'near', m: 0.07, u: 0.05 }, { level: 'different', m: 0.03, u: 0.9 }] },
  { field: 'b', levels: [{ level: 'same', m: 0.8, u: 0.1 }, { level: 'different', m: 0.2, u: 0.9 }] },
  { field: 'c', levels: [{ level: 'full:same', m: 0.95, u: 0.2 }, { level: 'full:different', m: 0.05, u: 0.8 }] },
]; // prettier-ignore

/** Pairs drawn from known m and u. */
function simulated(count: number, share: number, seed: number) {
  const random = seeded(seed);
  const draw = (field: FieldModel, match: boolean): string => {
    let left = random();
    for (const { level, m, u } of field.levels) {
      left -= match ? m : u;
      if (left < 0) return level;
    }
    return field.levels.at(-1)?.level ?? '';
  };
  return Array.from({ length: count }, () => {
    const match = random() < share;
    return TRUE_FIELDS.map((field) => ({ field: field.field, level: draw(field, match) }));
  });
}

describe('EM with u held fixed', () => {
  const flat = TRUE_FIELDS.map(({ field, levels }) => ({
    field,
    levels: levels.map(({ level, u }, at) => ({ level, u, m: at === 0 ? 0.6 : 0.4 / (levels.length - 1) })),
  }));

  it('finds the m and the share that pairs were made with', () => {
    const found = maximise(patternsOf(simulated(60_000, 0.2, 11)), flat, { share: 0.5 });
    expect(found.share).toBeCloseTo(0.2, 1);
    for (const [at, { levels }] of found.fields.entries()) {
      for (const [place, { m, u }] of levels.entries()) {
        expect(Math.abs(m - (TRUE_FIELDS[at]?.levels[place]?.m ?? 0))).toBeLessThan(0.02);
        expect(u).toBe(TRUE_FIELDS[at]?.levels[place]?.u);
      }
    }
  });

  it('counts pairs that no key found as pairs of two', () => {
    const patterns = patternsOf(simulated(20_000, 0.2, 12));
    const found = maximise(patterns, flat, { share: 0.01, universe: 200_000 });
    expect(found.share).toBeGreaterThan(0.01);
    expect(found.share).toBeLessThan(0.025);
  });

  it('makes each context of levels add up to one and never a level impossible', () => {
    const field: FieldModel = { field: 'x', levels: ['one:a', 'one:b', 'two:a', 'two:b'].map((level) => ({ level, m: 0.5, u: 0.5 })) };
    const { levels } = withMatches(field, [field], new Map([['one:a', 98]]), 4);
    expect(levels.map(({ m }) => m)).toEqual([100 / 102, 2 / 102, 0.5, 0.5]);
  });
});

describe('u from random pairs', () => {
  it('draws two different places of one list, the same every time', () => {
    const pairs = [...randomPairs(5_000, 4, null, 3)];
    expect(pairs.every(([at, other]) => at !== other && at < 4 && other < 4)).toBe(true);
    expect([...randomPairs(5_000, 4, null, 3)]).toEqual(pairs);
    expect(new Set(pairs.map((pair) => pair.join())).size).toBe(12);
    expect([...randomPairs(5, 1, null, 3)]).toEqual([]);
  });

  it('is the share of pairs at each level', () => {
    const [field] = withRandom([{ field: 'x', levels: [{ level: 'same', m: 0.9, u: 0.5 }, { level: 'different', m: 0.1, u: 0.5 }] }], new Map([['x', new Map([['same', 10], ['different', 88]])]]), 2); // prettier-ignore
    expect(field?.levels.map(({ u }) => u)).toEqual([0.11, 0.89]);
  });

  it('lets no disagreement speak for one person', () => {
    const made = disagreementNeverFavours({ field: 'x', levels: [{ level: 'different', m: 0.1, u: 0.01 }, { level: 'same', m: 0.9, u: 0.01 }] }); // prettier-ignore
    expect(made.levels.map(({ u }) => u)).toEqual([0.1, 0.01]);
  });
});

describe('estimating a model for other people’s lists', () => {
  const plan: ListPlan = {
    name: 'invented',
    fields: [
      { field: 'name', comparator: 'person-name', columns: ['given', 'family'], frequencies: true },
      { field: 'born', comparator: 'date', columns: ['born'], format: 'DD/MM/YYYY' },
      { field: 'town', comparator: 'text', columns: ['town'], frequencies: true },
    ],
    keys: [['born'], ['name:all-sounds'], ['town', 'born:year']],
  };
  const random = seeded(5);
  const pick = (text: string): string => text.split(' ')[Math.floor(random() * text.split(' ').length)] ?? '';
  const syllable = (): string => pick('ba co di fu ga he ji ko la me no pu ra si to vu');
  const left = Array.from({ length: 300 }, () => ({
    given: `${syllable()}${syllable()}n`,
    family: `${syllable()}${syllable()}${syllable()}`,
    born: `${10 + Math.floor(random() * 18)}/${10 + Math.floor(random() * 3)}/${1950 + Math.floor(random() * 50)}`,
    town: `${syllable()}${syllable()}ville`,
  }));
  const right = left.slice(0, 200).map((row, at) => (at % 4 === 0 ? { ...row, given: row.family, family: row.given } : at % 4 === 1 ? { ...row, town: `${row.town}e` } : at % 4 === 2 ? { ...row, born: '' } : row)); // prettier-ignore
  const rows = left.map((row) => prepareRow(row, plan));
  const others = right.map((row) => prepareRow(row, plan));
  const start: LinkageModel = startingRowModel(plan, [...rows, ...others]);
  const model = estimateModel({
    left: rows,
    right: others,
    observe: (one, other) => observeRows(one, other, plan),
    linker: rowLinker(plan, start),
    start,
    randomPairs: 20_000,
  });

  it('links two lists one to one without having seen the truth', () => {
    const { pairs } = linkLists(rows, others, rowLinker(plan, model), { from: -10, oneToOne: true });
    const same = pairs.filter(({ comparison }) => comparison.decision === 'same');
    expect(same.filter((pair) => pair.left === pair.right).length).toBeGreaterThanOrEqual(198);
    expect(same.filter((pair) => pair.left !== pair.right).length).toBe(0);
    expect(model.training.figures['expectedMatches']).toBeGreaterThan(190);
    expect(model.training.figures['expectedMatches']).toBeLessThan(210);
  });

  it('sets thresholds from posterior probabilities', () => {
    expect(bitsFor(0.5, 0.2)).toBeCloseTo(2);
    expect(model.thresholds.same).toBeCloseTo(bitsFor(0.5, model.prior));
    expect(model.thresholds.review).toBeLessThan(model.thresholds.same);
  });

  it('counts a value that two rows share', () => {
    expect(frequenciesOf([['x'], ['x'], ['y'], []])).toMatchObject({ floor: 1 / 3, values: { x: 2 / 3 } });
  });
});
