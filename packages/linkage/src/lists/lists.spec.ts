import { parseModel } from '../parse-model.js';
import { REGIONAL_MODEL } from '../people/regional-model.js';
import { COMPARATORS } from './comparators.js';
import { linkLists, type Linker } from './link-lists.js';
import { prepareRow, type ListPlan } from './plan.js';
import { rowKeys } from './row-keys.js';

const PLAN: ListPlan = {
  name: 'test',
  fields: [
    { field: 'name', comparator: 'person-name', columns: ['given', 'family'] },
    { field: 'born', comparator: 'date', columns: ['born'], format: 'YYYYMMDD' },
  ],
  keys: [['name:each-sound', 'born:year'], ['name:all-sounds'], ['born:day-month'], ['born:without-8'], ['name:start', 'born']],
};

/** Numbers that are linked where their tens agree; the weight is 20 less ten times their distance. */
const TENS: Linker<number> = {
  indexKeys: (value) => [String(Math.floor(value / 10))],
  searchKeys: (value) => [String(Math.floor(value / 10))],
  compare: (left, right) => {
    const weight = 20 - 10 * Math.abs(left - right);
    return { weight, probability: 0.5, decision: weight >= 10 ? 'same' : 'different', because: [] };
  },
};

describe('linking lists', () => {
  it('compares what shares a key, each pair once, the heaviest first', () => {
    const { pairs, compared } = linkLists([11, 12, 25], [11, 13, 99], TENS, { from: 5 });
    expect(pairs.map(({ left, right, comparison }) => [left, right, comparison.weight])).toEqual([[0, 0, 20], [1, 0, 10], [1, 1, 10]]); // prettier-ignore
    expect(compared).toBe(4);
  });

  it('keeps a pair at the weight asked for and none below', () => {
    expect(linkLists([11], [12], TENS, { from: 10 }).pairs).toHaveLength(1);
    expect(linkLists([11], [12], TENS, { from: 10.001 }).pairs).toHaveLength(0);
  });

  it('compares a list with itself, never an entry with itself', () => {
    const { pairs } = linkLists([11, 12, 25, 12], null, TENS, { from: 5 });
    expect(pairs.map(({ left, right }) => [left, right])).toEqual([[1, 3], [0, 1], [0, 3]]); // prettier-ignore
  });

  it('gives each entry one partner where asked, and lowers the bar for the few left over', () => {
    const strict: Linker<number> = {
      ...TENS,
      compare: (left, right) => ({ ...TENS.compare(left, right), decision: left === right ? 'same' : 'different' }),
    };
    const decisions = (left: readonly number[], right: readonly number[]) =>
      linkLists(left, right, strict, { from: -50, oneToOne: true }).pairs.map((pair) => [pair.left, pair.right, pair.comparison.decision]);
    // One apart: a weight of 10 bits, which the model itself does not take for the same.
    expect(decisions([11, 14, 31], [11, 15, 31])).toEqual([[0, 0, 'same'], [2, 2, 'same'], [1, 1, 'same']]); // prettier-ignore
    expect(decisions([11, 14, 31], [11, 17, 31])).toEqual([[0, 0, 'same'], [2, 2, 'same'], [1, 1, 'different']]); // prettier-ignore
  });

  it('passes over a key that too many share', () => {
    expect(linkLists([11, 12, 13], [11], TENS, { from: -99, largestGroup: 2 }).compared).toBe(0);
    expect(linkLists([11, 12, 13], [11], TENS, { from: -99, largestGroup: 3 }).compared).toBe(3);
  });
});

describe('rows of any list', () => {
  it('are trimmed, plain and lower case, dates by their format', () => {
    expect(prepareRow({ given: '  Thị  Lan ', family: 'ĐỖ', born: '19900305' }, PLAN)).toEqual({
      name: ['thi lan', 'do'],
      born: ['1990-03-05'],
    });
    expect(prepareRow({ given: '', family: 'x', born: '1990035' }, PLAN)['born']).toEqual(['1990035']);
  });

  it('have keys by the plan, and none from an empty part', () => {
    const row = prepareRow({ given: 'meg', family: 'khan', born: '19900305' }, PLAN);
    expect(rowKeys(row, PLAN)).toEqual(['0|/meg/1990', '0|/kan/1990', '1|/kan meg', '2|/03-05', '3|/1990030', '4|/meg /1990-03-05']);
    expect(rowKeys(prepareRow({ given: '', family: '', born: '' }, PLAN), PLAN)).toEqual([]);
    expect(() => rowKeys(row, { ...PLAN, keys: [['born:century']] })).toThrow('no form century');
  });

  it.each([
    ['person-name', ['meg', 'webb'], ['webb', 'meg'], 'full:swapped'],
    ['person-name', ['meg', 'meg'], ['meg', 'meg'], 'full:same'],
    ['person-name', ['meg', 'webb'], ['meg', 'web'], 'full:one-same-one-near'],
    ['person-name', ['meg', 'webb'], ['meg', 'stone'], 'full:one-same'],
    ['person-name', ['', 'webb'], ['meg', 'webb'], 'part:same'],
    ['text', ['st james'], ['stjames'], 'one-letter'],
    ['text', ['garden creek'], ['creek garden'], 'close'],
    ['digits', ['4011'], ['4012'], 'one-digit'],
    ['digits', ['4011'], ['4022'], 'different'],
    ['date', ['1990-03-05'], ['1990-05-03'], 'swapped-day-month'],
    ['date', ['1990-03-05'], ['1990-03-15'], 'one-digit'],
    ['date', ['1990-03-05'], ['1990-03-28'], 'two-parts'],
    ['code', ['wa'], ['vic'], 'different'],
  ] as const)('%s sees %s and %s as %s, from either side', (comparator, left, right, level) => {
    expect(COMPARATORS[comparator](left, right)?.level).toBe(level);
    expect(COMPARATORS[comparator](right, left)?.level).toBe(level);
  });

  it('say nothing of empty cells', () => {
    for (const compare of Object.values(COMPARATORS)) expect(compare(['', ''], ['x', 'y'])).toBeNull();
  });
});

describe('a model file', () => {
  it('is read back as it was written', () => {
    expect(parseModel(JSON.stringify(REGIONAL_MODEL))).toEqual(REGIONAL_MODEL);
  });

  it.each([
    ['{}', 'thresholds'],
    [JSON.stringify({ ...REGIONAL_MODEL, thresholds: { review: 9, same: 8 } }), 'review'],
    [JSON.stringify({ ...REGIONAL_MODEL, prior: 0 }), 'prior'],
    [JSON.stringify({ ...REGIONAL_MODEL, fields: [{ field: 'sex', levels: [{ level: 'same', m: 1.1, u: 0.5 }] }] }), 'm of same'],
  ])('is refused with the reason: %#', (text, reason) => {
    expect(() => parseModel(text)).toThrow(reason);
  });

  it('has levels that add up to one in each context', () => {
    for (const { levels } of REGIONAL_MODEL.fields) {
      const sums = new Map<string, number>();
      for (const { level, m } of levels) sums.set(level.replace(/[^:]*$/, ''), (sums.get(level.replace(/[^:]*$/, '')) ?? 0) + m);
      for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 2);
    }
  });
});
